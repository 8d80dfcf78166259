"""What spaCy lacks for French press: importing this package registers all of it.

language      fr_recoupe                  language.py
tokenizer     recoupe.FrTokenizer.v1      tokenizer.py
lookups       recoupe.LexiconLookups.v1   wordtable.py
architecture  recoupe.LexHashEmbed.v1     embedding.py
components    recoupe_sent_rules          sentences.py
              recoupe_fr_lexicon          words.py
"""

from recoupe.annotate.french import embedding, language, sentences, tokenizer, words, wordtable

__all__ = ["embedding", "language", "sentences", "tokenizer", "words", "wordtable"]
