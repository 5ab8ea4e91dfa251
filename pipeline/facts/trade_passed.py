"""Constructions of both directions, and such as point at a flow told before: "goods passed between", "in return"."""

from pipeline.facts.grammar import Template
from pipeline.facts.trade_constructions import (
    ADVERBS,
    AMOUNT,
    ANY_GOODS,
    BACK,
    FILL,
    SEERS,
    SHARED,
    SIDE,
    WHEN,
    WHOLE,
    WORDS,
    Construction,
)

PASSED = (
    # "Chile accounted for $3 million of Peru's foreign trade"
    Construction(
        "turnover",
        Template(rf"(?P<a><p\d+>){SHARED} (?P<b><p\d+>)(?:'s?)? {WHOLE}(?:{WORDS['turnover']})"),
    ),
    # "Peru accounts for 30 percent of Chile's foreign trade, with turnover of $3 million"
    Construction(
        "turnover",
        Template(
            rf"(?P<a><p\d+>){SIDE}{ADVERBS} (?:accounted|accounts|accounting) for {FILL}<[cr]\d+> of (?:the "
            rf")?(?P<b><p\d+>)"
            rf"(?:'s?)? {WHOLE}(?:{WORDS['turnover']}),? (?:with|at|or|worth|reaching|totalling) (?:an? |its |the )?"
            rf"(?:(?:total|mutual|bilateral|two-way) )?(?:(?:{WORDS['turnover']}) (?:of|at|reaching|worth) )?{AMOUNT}"
        ),
    ),
    # "Peru and Chile did business worth $3 million"
    Construction(
        "turnover",
        Template(
            rf"(?P<a><p\d+>)(?:'s?)? and (?:the )?(?P<b><p\d+>){ADVERBS} did (?:business|trade) (?:worth|of) {AMOUNT}"
        ),
    ),
    # "goods worth $3 million passed between Peru and Chile"
    Construction(
        "turnover",
        Template(
            rf"\b{ANY_GOODS} (?:worth|valued at|to the value of) {AMOUNT}(?: were| was| have| has| had)?"
            r"(?: also)? (?:moved|passed|flowed|crossed|travelled|traveled|went|exchanged|traded|changed hands|"
            r"swapped)(?: back and forth)?(?: <t\d+>| in <t\d+>)? between (?:the )?(?P<a><p\d+>)"
            r"(?:'s?)? and (?:the )?(?P<b><p\d+>)"
        ),
    ),
    # "Peru and Chile turned over $3 million"
    Construction(
        "turnover",
        Template(
            rf"(?P<a><p\d+>)(?:'s?)? and (?:the )?(?P<b><p\d+>){ADVERBS} (?:turned over|exchanged|swapped) {AMOUNT}"
            r"(?: (?:worth )?(?:of|in) (?:goods|merchandise|products|trade)| in trade| between them)"
        ),
    ),
    # "The year brought Peru and Chile a turnover of $3 million"
    Construction(
        "turnover",
        Template(
            r"\b(?:brought|gave|saw) (?:the )?(?P<a><p\d+>)(?:'s?)? and (?:(?:the|its|all|five) )*"
            rf"(?P<b><p\d+>)(?: states| countries| republics)? "
            rf"(?:an? |the )?(?:[a-z-]+ ){{0,2}}(?:{WORDS['turnover']}) (?:of|worth) {AMOUNT}"
        ),
    ),
    # "deliveries in the opposite direction were $3 million"
    Construction(
        "turnover",
        Template(
            rf"(?P<both><p\d+>){ADVERBS} (?:turned over|exchanged|swapped) {AMOUNT}"
            r"(?: (?:worth )?(?:of|in) (?:goods|merchandise|products|trade)| in trade| between them)"
        ),
    ),
    Construction(
        "anaphor",
        Template(
            rf"\b(?P<back>{BACK})(?:[,:]|,? (?:it|they|<p\d+>))?"
            rf"(?:,? (?:{WORDS['reach']}|{WORDS['goods']}|at|went|flowed|moved|passed|bought|sold|shipped|sent|took|of|"
            rf"in|exports|imports|sales|shipments|deliveries|<t\d+>)){{0,6}} {AMOUNT}"
        ),
    ),
    # What comes back: "and took $3 million in return"
    Construction(
        "anaphor",
        Template(
            rf"\b(?:took|bought|received|got|imported|sold|shipped|sent|supplied|takes|buys|gets|went|goes) "
            rf"(?:back |in )?{AMOUNT}(?: worth)?(?: (?:of|in) {ANY_GOODS})?(?: from (?:it|them))?{WHEN} "
            rf"(?P<back>{BACK})"
        ),
    ),
    Construction(
        "anaphor",
        Template(
            rf"{AMOUNT}(?: worth)?(?: (?:of|in) {ANY_GOODS})? (?:went|came|flowed|moved|passed|travelled|was going) "
            rf"(?P<back>{BACK}|back)"
        ),
    ),
    # "March alone accounted for $3 million of it"
    Construction(
        "anaphor",
        Template(
            r"<t\d+>,? (?:alone|by itself|on its own|itself),? "
            rf"(?:accounted for|accounts for|contributed|brought in|brought|made up|saw|with|at|came to) {AMOUNT}"
        ),
        "time_brought_amount",
    ),
    # "brokers expect $3 million for the year"
    Construction(
        "anaphor",
        Template(
            rf"\b{SEERS}(?: (?:at|of|in|from) (?:the )?<[olp]\d+>)? (?:expect|expects|forecast|forecasts|predict|"
            rf"predicts|foresee|foresees|project|projects) {AMOUNT} (?:for|in|by) (?:<t\d+>|the (?:whole |full )?year)"
        ),
    ),
)
