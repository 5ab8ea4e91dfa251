"""The pieces that may hang on the right of a noun or verb of trade, each a template."""

import re
from functools import cache

from pipeline.facts.grammar import Match, Template, load_words
from pipeline.facts.scene import Reading

WORDS = load_words("trade.csv")
DETERMINED = (
    r"(?:(?:(?:member )?(?:countries|states|members) of|the|its|their|our|all|both|neighbou?ring|other|fellow|five|"
    r"entire|whole) )*"
)
TAIL = r"(?:'s?)?(?: (?:domestic )?{side})?"


PARTY = rf"{DETERMINED}{{state:a}}{TAIL}"
RIGHT = {
    "pair": rf",?(?: [a-z]+)? (?:between|among) {PARTY}(?:,? and |,? as well as |-| - )"
    rf"{DETERMINED}{{state:b}}{TAIL}",
    "both": rf" (?:between|of) {PARTY}",
    "two": r" (?:between|of) (?:(?:the|our|both|these|two) )*"
    r"(?:countries|states|nations|sides|neighbou?rs|parties|<n\d+>|them)",
    "with": rf",? (?:with|and) {PARTY}",
    "from": rf",? (?:from|out of|by|originating in|bought from|purchased from|coming from) {PARTY}",
    "to": r",? (?:went |going |sent |bound |shipped |sold |directed |destined )?"
    rf"(?:to|into|for|towards?) {PARTY}",
    "in": rf" (?:in|on) {DETERMINED}{{state:a}}'?s? (?:domestic )?(?:market|markets)\b",
    "of": rf" of {PARTY}",
    "for": rf" for {PARTY}",
    "origin": rf" (?:of )?{DETERMINED}(?:[a-z-]+ )?{{state:a}}(?:'s?)?-?(?:made|origin|grown)? "
    r"(?:natural |pipeline |raw )?(?:{goods}|{commodity:commodity}|(?:[a-z-]+ ){0,2}(?:goods|products))",
    "goods": r" (?:of |in )?(?:(?:all|its|their|our|other|various|piped|raw|processed|refined|industrial|food) ){0,2}"
    r"(?:{goods}|{commodity:commodity})(?:(?:,? and |, )(?:{goods}|{commodity})){0,3}\b",
    "time": r"[,(]{0,2} ?(?:(?:in|for|during|over|by|at the end of|at|as of|through|throughout|within|alone) )*"
    r"(?:the )?<t\d+>\)?(?: alone\b)?",
    "means": r" (?:by|via|through|over|along|across|using) (?:the )?"
    r"(?:rail|road|sea|air|pipeline|land|truck|train|ship|water|border|<[polj]\d+>)\b",
    "inside": r" in (?:the )?{state:a}",
    "abroad": r" (?:(?:to|with|from) )?(?:the rest of the world|the world|the outside world|all countries|abroad|"
    r"foreign countries|all over the world|worldwide)\b",
    "object": rf" (?:with )?{PARTY}(?: with)?",
    "back": r" (?:to each other|with each other|in both directions|both ways)\b",
}


# How each piece begins: a cheap look before the whole template is tried.
BEGINS = {
    "pair": r",?(?: [a-z]+)? (?:between|among) ",
    "both": r" (?:between|of) ",
    "two": r" (?:between|of) ",
    "with": r",? (?:with|and) ",
    "from": r",? (?:from|out|by|originating|bought|purchased|coming) ",
    "to": r",? (?:went|going|sent|bound|shipped|sold|directed|destined|to|into|for|towards?) ",
    "in": r" (?:in|on) ",
    "of": r" of ",
    "for": r" for ",
    "origin": r"(?: [a-z-]+){0,5} <p",
    "goods": r" [a-z]",
    "time": r"[,( ]{1,3}(?:[a-z]+ ){0,7}<t",
    "means": r" (?:by|via|through|over|along|across|using) ",
    "inside": r" in (?:the )?<p",
    "abroad": r" (?:to|with|from|the|all|abroad|foreign|worldwide)\b",
    "object": r"(?: [a-z-]+){0,6} <p",
    "back": r" (?:to|with|in|both) ",
}
OPENINGS = {name: re.compile(source) for name, source in BEGINS.items()}


def try_step(reading: Reading, name: str, at: int) -> Match | None:
    return load_step(name).at(reading, at) if OPENINGS[name].match(reading.masked, at) else None


@cache
def load_step(name: str) -> Template:
    return Template("^" + RIGHT[name], WORDS)
