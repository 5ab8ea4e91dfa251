"""Things told of by where they go: "ten buses will come from Japan", "Japan's gift is ten buses", "its quota rises"."""

from pipeline.facts.grammar import Template
from pipeline.facts.pledge_flows import ABOUT, AHEAD, TO_WHOM
from pipeline.facts.pledge_help import FROM

PRESENT = r"gift|present|donation|contribution|offer|promise|pledge"
GOODS_COME = Template(
    r"{count:value}(?: [a-z-]+){0,4}? (?:will |would |are to |is to |are due to |are |is |should )?(?:also )?"
    r"(?P<help>come|go|coming|on their way|on its way|on the way|arrive|follow) (?:as a gift )?from (?:the "
    r")?{source:giver}"
)
GIFT_IS = Template(
    rf"{{actor:giver}}(?:'s|') (?:[a-z-]+ ){{0,2}}?(?P<help>{PRESENT}){TO_WHOM} "
    rf"(?:{AHEAD}|is|was|are|were|consists of|comprises|includes){ABOUT} {{count:value}}"
)
GIFT_OF = Template(
    rf"{{count:value}}(?: [a-z-]+){{0,3}}? (?:are|were|is|was|will be) {{actor:giver}}(?:'s|') (?:[a-z-]+ ){{0,2}}?"
    rf"(?P<help>{PRESENT})\b"
)
GIFT_APART = Template(
    rf"{{count:value}}[^;.<]{{0,30}}, (?:an?|the) (?:[a-z-]+ )?(?P<help>{PRESENT}) (?:of|from|by) (?:the "
    rf")?{{source:giver}}"
)
GETS = Template(
    r"\b(?P<help>gets|is given|are given|is promised|are promised) (?:[a-z-]+ ){0,3}{amount:value}"
    rf"(?: (?:[a-z-]+|<[ol]\d+>)){{0,8}}? {FROM}{{source:giver}}"
)
PLACES_RISE = Template(
    r"{state:giver}(?:'s|')? (?:[a-z-]+ ){0,2}?(?P<help>quotas?|scholarships|places|stipends|"
    r"fellowships)\b[^;.]{0,60}? "
    r"(?:(?:will|is to|are to|is due to|would) )?(?:rise|rises|go up|goes up|grow|grows|increase|increases|"
    r"climb|climbs|"
    r"be raised|be increased|double|doubles|<r\d+>)(?: [a-z]+){0,2}? (?:from <n\d+> )?to (?:about )?{count:value}"
)
GIFTS: list[tuple[str, Template]] = [
    ("goods_come", GOODS_COME),
    ("gift_is", GIFT_IS),
    ("gift_is", GIFT_OF),
    ("gift_is", GIFT_APART),
    ("will_receive", GETS),
    ("places_rise", PLACES_RISE),
]
OF_THINGS = ("goods_come", "gift_is", "places_rise")
