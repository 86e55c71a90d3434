"""The Arabic script has characters that make words and characters that are invisible.

Letters are the characters of Unicode's script Arabic in the categories Lo and Lm,
including presentation forms and ligatures (ﻻ, ﷲ). Marks are those in Mn, with the vowel
marks that Unicode counts as inherited. Digits, ۞ and the end of an ayah U+06DD are
neither. Python's `re` knows no scripts, so the ranges of Unicode 17 are listed here, and
a test holds them against `\\p{Script=Arabic}` of the package regex.

Each is the inside of a `[…]` in a regular expression.
"""

import re

LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef"
    "\u06fa-\u06fc\u06ff\u0750-\u077f\u0870-\u0887\u0889-\u088f\u08a0-\u08c9\ufb50-\ufbb1"
    "\ufbd3-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7\ufdf0-\ufdfb\ufe70-\ufe74\ufe76-\ufefc"
    "\U00010ec2-\U00010ec7\U00010ed9-\U00010eee\U0001ee00-\U0001eebb"
)
MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0897-\u089f\u08ca-\u08e1\u08e3-\u08ff\U00010ecb-\U00010ecf\U00010ef0-\U00010eff"
)
TATWEEL = "\u0640"

# Invisible: direction marks, joiners, the soft hyphen, the byte-order mark and the rest
# of category Cf, with the joiner and the variation selectors of Mn. The zero-width space
# U+200B is left out: it separates. So are the signs of Cf that are seen (U+06DD).
FORMAT = (
    "\u00ad\u034f\u061c\u180e\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f\U000e0100-\U000e01ef"
)
# Marks that any script may borrow, such as an accent on a letter.
BORROWED = (
    "\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)

# All of the script, digits and signs too: what a page sets from right to left.
ARABIC = (
    "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010e60-\U00010eff\U0001ee00-\U0001eeff"
)
SCRIPT = re.compile(f"[{ARABIC}]")
MARK = re.compile(f"[{MARKS}]")
UNSEEN = re.compile(f"[{FORMAT}]")
