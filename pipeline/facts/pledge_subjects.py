"""Who can stand before the verb of a deed: an actor with what goes with its name, or a pronoun."""

OWN_FIRM = r"(?:'s)? (?P<firm>[a-z][a-z&.-]+(?: [a-z][a-z&.-]+){0,4}?)"  # a name to be, of a firm that no list knows
SUBJECT = (
    rf"{{actor:who}}(?:(?:'?s|')?(?: {{tail}})*|{OWN_FIRM})(?: (?:in|to|for|of) (?:the )?{{somewhere}})?"
    r"(?: (?:city|province|municipality) of (?:[a-z]+|{place}))?"
    r"(?:, [^,;:]{1,60},| \([^()]{1,40}\)(?: (?:co|company|limited|ltd|inc)\b\.?,?(?: ltd\b\.?,?)?)?"
    r"| - [^;:]{1,70} -){0,2}(?: (?:on |in |from )?{time})?"
)
PRONOUN = (
    r"\b(?P<pronoun>he|she|it|they|we|i|the (?:country|republic|kingdom|emirate|sultanate|bank|union|bloc|"
    r"company|firm|"
    r"group|lender|fund|agency|foundation|(?:(?:federal|central|national) )?government|authorities|head of state|state|"
    r"ambassador|embassy|envoy)|(?:his|her|their) (?:company|firm|bank|group)|"
    r"(?:our|my|his|her) (?:own )?(?:country|government|nation))"
)
