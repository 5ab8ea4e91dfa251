"""Constructions of one direction: who paid, took or sent what, "Peruvian buyers paid Chile $3 million"."""

from pipeline.facts.grammar import Template
from pipeline.facts.trade_constructions import (
    ADVERBS,
    AMOUNT,
    CONSIGNMENTS,
    CUSTOMER,
    GOODS,
    LOOSE,
    SHARED,
    SIDE,
    WHEN,
    WHOLE,
    WORDS,
    Construction,
)

BEING = r"came to|amounted to|totall?ed|was worth|were worth|was|reached|rose to|fell to|stood at|grew to"
PAID = (
    # "Peruvian buyers took 3 million tonnes of it from Chile"
    Construction(
        "buy",
        Template(
            rf"(?P<owner><p\d+>){SIDE}{ADVERBS} (?:took|takes|drew|received|ordered) {AMOUNT} (?:worth )?of "
            rf"(?:it|this|them|that|{GOODS}) from (?:the )?(?P<giver><p\d+>)"
        ),
    ),
    # "Peru spent $3 million on copper from Chile"
    Construction(
        "buy",
        Template(
            rf"(?P<owner><p\d+>){SIDE}{ADVERBS} (?:spent|spends|paid|pays|laid out) {AMOUNT}{WHEN} "
            rf"(?:on|for) {GOODS} (?:from|bought (?:in|from)|made in|imported from|purchased (?:in|from)) "
            r"(?:the )?(?P<giver><p\d+>)"
        ),
    ),
    # "Peru spent $3 million on Chilean copper"
    Construction(
        "buy",
        Template(
            rf"(?P<owner><p\d+>){SIDE}{ADVERBS} (?:spent|spends|paid|pays|laid out) {AMOUNT}{WHEN} "
            rf"(?:on|for) (?:the )?(?P<giver><p\d+>)(?:-made|-grown)? {GOODS}"
        ),
    ),
    # "Peruvian buyers paid Chile $3 million"; "Peru paid Chile $3 million for copper"
    Construction(
        "buy",
        Template(
            rf"(?P<owner><p\d+>) (?:buyers|importers|customers|consumers|mills|smelters|refiners|traders){ADVERBS} "
            rf"paid (?:the )?(?P<giver><p\d+>){SIDE} {AMOUNT}"
        ),
    ),
    Construction(
        "buy",
        Template(
            rf"(?P<owner><p\d+>){SIDE}{ADVERBS} (?:paid|pays) (?:the )?(?P<giver><p\d+>){SIDE} {AMOUNT}{WHEN} "
            rf"(?:in return )?for (?:its |their )?{GOODS}"
        ),
    ),
    # "Chilean copper cost Peru $3 million"; "Copper from Chile cost Peruvian buyers $3 million"
    Construction(
        "buy",
        Template(
            rf"(?P<goods>{WORDS['commodity']}),? (?:from|bought (?:from|in)|imported from|purchased from) "
            rf"(?:the )?(?P<giver><p\d+>){WHEN} (?:cost|costs) (?:the )?(?P<owner><p\d+>){SIDE} {AMOUNT}"
        ),
    ),
    Construction(
        "buy",
        Template(
            rf"(?P<giver><p\d+>)(?:'s)? (?P<goods>{WORDS['commodity']}){WHEN} (?:cost|costs) "
            rf"(?:the )?(?P<owner><p\d+>){SIDE} {AMOUNT}"
        ),
    ),
    # "buying back Chilean power in the dry months cost it $3 million"
    Construction(
        "buy",
        Template(
            rf"\b(?:buying|importing|purchasing) (?:back |in )?(?:(?P<giver><p\d+>)(?:'s)? )?{GOODS}"
            rf"(?: (?:in|during|over) (?:the )?(?:[a-z]+ ){{0,2}}(?:[a-z]+|<t\d+>))? cost "
            rf"(?:it|the country|them) {AMOUNT}"
        ),
    ),
    # "Chile, another customer since 2020, paid $3 million"
    Construction(
        "buy",
        Template(
            rf"(?P<owner><p\d+>), {CUSTOMER}(?: (?:since |from |for |in )?(?:the )?<[td]\d+>)?, "
            rf"(?:paid|bought|took|spent|purchased) {AMOUNT}(?P<customer>)"
        ),
    ),
    # "Chile sold it $3 million worth of copper"
    Construction(
        "imports",
        Template(
            rf"(?P<giver><p\d+>){SIDE}{ADVERBS} (?:sold|sells|shipped|ships|exported to|supplied|delivered to) "
            rf"(?:it|them) {AMOUNT}(?: (?:worth )?(?:of|in) {GOODS})?"
        ),
    ),
    # "Peru received deliveries worth $3 million from Chile"
    Construction(
        "imports",
        Template(
            rf"(?P<owner><p\d+>){SIDE}{ADVERBS} (?:received|took|took in|obtained|accepted) (?:[a-z-]+ ){{0,2}}"
            rf"{CONSIGNMENTS} (?:worth|valued at|of) {AMOUNT}{WHEN} from (?:the )?(?P<giver><p\d+>)"
        ),
    ),
    # "Chile took $3 million of Peru's exports"
    Construction(
        "exports",
        Template(
            rf"(?P<taker><p\d+>){SIDE}{ADVERBS} (?:took|takes|bought|buys|absorbed|absorbs|received|receives) {AMOUNT} "
            rf"(?:worth )?of (?:the )?(?P<owner><p\d+>)(?:'s?)?(?: (?:total|overall|goods))? "
            rf"(?:(?P<goods>{WORDS['commodity']}) )?exports\b"
        ),
    ),
    # "From Chile came copper worth $3 million"
    Construction(
        "imports",
        Template(rf"\bfrom (?:the )?(?P<giver><p\d+>),? (?:came|arrived) {LOOSE} (?:worth|valued at) {AMOUNT}"),
    ),
    # What was earned: "$3 million: what Peru earned from copper sold to Chile"
    Construction(
        "exports",
        Template(
            rf"{AMOUNT}: (?:what|the sum|the amount) (?:the )?(?P<owner><p\d+>){SIDE}{ADVERBS} "
            rf"(?:{WORDS['earn']}) (?:from|for|on|with) {LOOSE} (?:shipped|sold|exported|sent|going) to (?:the )?"
            r"(?P<taker><p\d+>)"
        ),
    ),
    Construction(
        "imports",
        Template(
            rf"{AMOUNT}: (?:what|the sum|the amount) (?:the )?(?P<owner><p\d+>){SIDE}{ADVERBS} (?:paid|spent|"
            rf"spends){WHEN} (?:for|on) (?:{GOODS} (?:from|bought from) (?:the )?)?(?P<giver><p\d+>)"
        ),
    ),
    # "what it sold to Chile in the same months brought in $3 million"
    Construction(
        "exports",
        Template(
            rf"\bwhat (?:(?:the )?(?P<owner><p\d+>)|it|they|the country){ADVERBS} (?:sold|sells|shipped|ships|exported|"
            rf"exports|sent|delivered) to (?:the )?(?P<taker><p\d+>){WHEN},? (?:brought in|earned it|earned|fetched|"
            rf"{BEING}) {AMOUNT}"
        ),
    ),
    Construction(
        "imports",
        Template(
            rf"\bwhat (?:(?:the )?(?P<owner><p\d+>)|it|they|the country){ADVERBS} (?:bought|buys|imported|imports|"
            rf"purchased|took) from (?:the )?(?P<giver><p\d+>){WHEN},? (?:cost it|cost|costs|{BEING}) {AMOUNT}"
        ),
    ),
    # "$3 million of goods arriving from Chile"; "leaving for Chile"
    Construction(
        "imports",
        Template(
            rf"{AMOUNT} (?:worth )?(?:of|in) {GOODS} (?:arriving|arrived|coming|coming in|brought in|came in|entering) "
            r"from (?:the )?(?P<giver><p\d+>)"
        ),
    ),
    Construction(
        "exports",
        Template(
            rf"{AMOUNT} (?:worth )?(?:of|in) {GOODS} (?:leaving|left|bound|heading|headed|destined) for (?:the )?"
            r"(?P<taker><p\d+>)"
        ),
    ),
    Construction(
        "exports",
        Template(
            rf"(?P<taker><p\d+>){SHARED} (?P<owner><p\d+>)(?:'s?)? {WHOLE}"
            rf"(?:(?P<goods>{WORDS['commodity']}) )?exports\b"
        ),
    ),
    Construction(
        "imports",
        Template(
            rf"(?P<giver><p\d+>){SHARED} (?P<owner><p\d+>)(?:'s?)? {WHOLE}"
            rf"(?:(?P<goods>{WORDS['commodity']}) )?imports\b"
        ),
    ),
    # "41 percent of Peru's exports, or $3 million, went to Chile"; "Chile took 41 percent of Peru's exports, worth ..."
    Construction(
        "exports",
        Template(
            rf"\bof (?:the )?(?P<owner><p\d+>)(?:'s?)? {WHOLE}(?:(?P<goods>{WORDS['commodity']}) )?exports{WHEN},? "
            rf"(?:or|worth|valued at) {AMOUNT},?{WHEN} (?:went|go|goes|were sold|were shipped) to (?:the )?"
            r"(?P<taker><p\d+>)"
        ),
    ),
    Construction(
        "exports",
        Template(
            rf"(?P<taker><p\d+>){SIDE}{ADVERBS} (?:took|takes|bought|buys|absorbed|absorbs|received|accounted for) "
            rf"(?:some |about |around |nearly |almost )?(?:<c\d+>|[a-z-]+) of (?:the )?"
            rf"(?P<owner><p\d+>)(?:'s?)? {WHOLE}"
            rf"(?:(?P<goods>{WORDS['commodity']}) )?exports{WHEN},? (?:or|worth|valued at) {AMOUNT}"
        ),
    ),
    # What is got: "Peru gets most of its copper from Chile: 3 million tonnes"
    Construction(
        "buy",
        Template(
            rf"(?P<owner><p\d+>){SIDE}{ADVERBS} (?:gets|got|buys|bought|imports|imported|sources|obtains|draws) "
            rf"(?:<c\d+>|[a-z-]+(?: all| half)?) of (?:its|the|all) {LOOSE} from (?:the )?(?P<giver><p\d+>)"
            rf"(?:,|:| -) {AMOUNT}"
        ),
    ),
)
