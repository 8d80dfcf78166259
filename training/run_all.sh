#!/bin/bash
# The whole recipe on one core, about 25 CPU minutes.
#
#   bash run_all.sh [DATA_DIR] [WORK_DIR] [MODEL_DIR]
#
# DATA_DIR holds ud-fr/<Treebank>/ and winer-fr/<year>/<month>/. Needs the package: pip install -e '.[training]'
set -euo pipefail
data=${1:-../shared/data}
work=${2:-build/fr-model}
model=${3:-$work/model}
here=$(dirname "$(realpath "$0")")
ud=$data/ud-fr
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 PYTHONHASHSEED=0 PYTHONPATH=$here
mkdir -p "$work"

python "$here/build_lexicon.py" "$work/lexicon_fr.tsv.xz"

# GSD has no train part here: its dev part trains, Sequoia's dev part chooses the checkpoint.
python "$here/ud2spacy.py" "$ud"/Sequoia/fr_sequoia-ud-train.conllu "$ud"/GSD/fr_gsd-ud-dev.conllu "$ud"/PUD/*.conllu "$ud"/FQB/*.conllu \
    -o "$work/syntax_train.spacy" --noisy-copies 1 --seed 1 \
    --conventions-of "$ud"/Sequoia/fr_sequoia-ud-train.conllu "$ud"/GSD/fr_gsd-ud-dev.conllu --rewrite PUD FQB
python "$here/ud2spacy.py" "$ud"/Sequoia/fr_sequoia-ud-dev.conllu -o "$work/syntax_dev.spacy" --seed 2
python "$here/ud2spacy.py" "$ud"/GSD/fr_gsd-ud-test.conllu -o "$work/syntax_test_gsd.spacy" --seed 3
python "$here/ud2spacy.py" "$ud"/Sequoia/fr_sequoia-ud-test.conllu -o "$work/syntax_test_sequoia.spacy" --seed 4
python "$here/winer2spacy.py" "$data/winer-fr" "$work"

for part in syntax names; do
    python -m spacy train "$here/${part}_recipe.cfg" -o "$work/$part" \
        --paths.train "$work/${part}_train.spacy" --paths.dev "$work/${part}_dev.spacy" --paths.lexicon "$work/lexicon_fr.tsv.xz"
done

# Assembled twice: the second time with its scores in meta.json.
build() { python "$here/build_final.py" "$work/syntax/model-best" "$work/names/model-best" "$model" --lgpl-lr "$ud/Sequoia/LICENSE.txt" "$@"; }
build
python "$here/evaluate.py" "$model" "$work"/{syntax_test_gsd,syntax_test_sequoia,names_test}.spacy --json "$work/scores.json"
build --scores "$work/scores.json"
