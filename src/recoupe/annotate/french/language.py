"""The language `fr_recoupe`: French without spaCy's tokenizer exceptions (they cost 1.6 s to import)."""

from __future__ import annotations

import spacy
from spacy.language import Language
from thinc.api import get_current_ops
from thinc.backends.numpy_ops import NumpyOps


def use_openblas() -> None:
    """Make thinc multiply matrices with numpy (OpenBLAS) instead of BLIS: three times faster per core, measured.

    `spacy train` and `require_cpu` build new NumpyOps objects, so the default of the class is changed, not one object.
    """
    if getattr(NumpyOps, "blis_is_off", False):
        return
    original_init = NumpyOps.__init__

    def init(self, *args, **kwargs):
        original_init(self, *args, **{**kwargs, "use_blis": False})

    NumpyOps.__init__ = init
    NumpyOps.blis_is_off = True
    if isinstance(get_current_ops(), NumpyOps):
        get_current_ops().use_blis = False


use_openblas()


@spacy.registry.languages("fr_recoupe")
class FrenchPress(Language):
    """The language that the model is registered under."""

    lang = "fr_recoupe"
