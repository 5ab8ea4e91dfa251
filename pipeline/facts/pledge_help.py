"""Help told of by a noun: the templates for "a $500 million loan", "30 tractors received from X", "debt of …"."""

from pipeline.facts.expression import Expression
from pipeline.facts.grammar import Template, load_words
from pipeline.facts.pledge_words import WORDS as PLEDGE_WORDS

WORDS = {**PLEDGE_WORDS, **load_words("instruments.csv")}

AGAIN = r"(?:,? (?:\([^()]{1,60}\)|or (?:about )?{money}|\[[^]]{1,60}\]))?"  # the same sum in other money
NAMED = r"(?: \([^()<>]{1,40}\)|, or [a-z]{2,8},)?"  # the letters that a text will use for it
FROM = (
    r"(?:from|by|courtesy of) (?:the )?(?:(?:[a-z]+ )?(?:government|people|republic|embassy|kingdom) of "
    r")?(?:the )?"
)
PLAIN = r"(?:[a-z-]+|<[dpno]\d+>(?:'s)?)"  # words, terms and owners between an amount and what it is

AMOUNT_IN_AID = Template(
    rf"{{money:value}}{AGAIN},? (?:in|of|as|worth of|all of it|all of which is) (?:{{state}}(?:'s)? "
    rf")?(?:[a-z-]+ ){{0,4}}?{{help:help}}",
    WORDS,
)
AMOUNT_LOAN = Template(
    r"\b(?:an?|the|another|new|additional|its|first|second|signed|inked|ratified) "
    r"(?:{state} )?(?:(?:[a-z-]+|{duration}),? ){0,3}"
    rf"{{money:value}}{AGAIN},? "
    rf"(?:{PLAIN},? ){{0,4}}?{{help:help}}",
    WORDS,
)
AGREEMENTS_FOR = Template(  # "the agency signed agreements with Mali and Chad for an additional $6 million"
    r"{org:giver}(?: (?:has|have|had|also|recently|already|yesterday|today)){0,3} (?:signed|concluded|inked|sealed) "
    r"(?:an? |<n\d+> )?(?:[a-z]+ ){0,2}(?P<help>agreements?|compacts?|deals?|accords?|memorand(?:um|a)) with "
    r"[^;.<]{0,40}<p\d+>[^;.]{0,80}? (?:for|worth|totall?ing|of) (?:(?:an?|additional|about|up|to|total|of|"
    r"another) ){0,3}"
    r"{money:value}"
)
PART_OF_LOAN = Template(  # "$850 million of the $3 billion master facility"
    rf"{{money:value}}(?: tranche| part)? (?:of|under) (?:the|an?|its|this) (?:[a-z-]+ ){{0,3}}<m\d+>{AGAIN}"
    rf"(?: {PLAIN}){{0,4}}? {{help:help}}",
    WORDS,
)
OF_OR_WORTH = (
    r",? (?:of|worth|for|valued at|totalling|totaling|amounting to|to the tune of|in the amount of|granting|"
    r"providing|"
    r"committing|(?:which|that) (?:has |had )?(?:committed|granted|provided|totalled|totaled|amounted to|was worth|"
    r"is worth|was valued at|made available|allocated|offered))"
    r"(?: (?:a total of|an amount of|approximately|about|some))?"
)
AID_OF_AMOUNT = Template(rf"{{help:help}}{NAMED}(?: {PLAIN}){{0,4}}?{OF_OR_WORTH} {{money:value}}", WORDS)
SIGNED_LOAN = Template(
    rf"\b(?:an?|another|one|two) (?:{PLAIN} ){{0,4}}?{{help:help}}{NAMED}"
    rf"(?: (?:agreement|contract|deal)s?\b{NAMED})(?: {{gap6}}{{money:value}})?",
    WORDS,
)
AGREEMENT_GIVING = Template(
    r"\b(?:agreement|deal|contract|protocol|memorandum|accord|letters?|notes)(?: of [a-z]+)? "
    r"(?P<help>loaning|lending|granting|giving|providing|extending|allocating|offering|awarding) "
    r"(?:[a-z-]+ ){0,3}{money:value}"
)
DEAL_WITH_GIVER = Template(
    r"(?P<help>(?:investment|loan|credit|financing|grant) (?:agreement|deal|contract)s?) with (?:the |an? )?"
    r"(?:consortium of )?{actor:giver}[^;]{0,60}? (?:for|worth|of) {money:value}"
)
WILL_RECEIVE = Template(
    r"\b(?:will|would|is to|are to|is set to|are set to|is due to|are due to|stands to|stand to|is in line to|"
    r"agreement to|"
    r"deal to|is|are|can|may|could)(?: (?:also|soon|now))? (?P<help>receive|get|obtain|secure|borrow|getting|"
    r"receiving|borrowing|"
    r"count on|rely on|look forward to|expect) "
    rf"(?:[a-z-]+ ){{0,3}}{{amount:value}}(?: (?:[a-z-]+|<[ol]\d+>)){{0,8}}? {FROM}{{source:giver}}"
)
GIVER_IN_BRACKETS = Template(
    r"{actor:giver} (?P<help>\()(?:up to |about |some |nearly |over |more than )?{money:value}[^()]{0,30}\)"
)
WITH_GIVER = Template(
    r"\bwith (?:the )?{actor:giver} "
    r"(?P<help>contributing|giving|providing|pledging|promising|offering|adding|donating) "
    r"(?:[a-z-]+ ){0,2}{money:value}"
)
DEALS_WORTH = Template(  # "two loan agreements totalling …": the count holds the word
    r"(?P<help><n\d+>)(?: with {party})?,? (?:worth|totall?ing|valued at|amounting to|for a total)"
    r"(?: a total)?(?: of)? {money:value}"
)
BARE_HELP = Template(
    rf"(?:^|[:;,] |\band ){{money:value}}{AGAIN} (?:{PLAIN} ){{0,4}}?{{help:help}} {FROM}{{actor:giver}}", WORDS
)
HELP_FROM_OF = Template(
    rf"{{help:help}} {FROM}{{actor:giver}}{NAMED}(?: \(<[po]\d+>\))?,? "
    r"(?:in (?:the )?amount of|of|worth|totall?ing) {money:value}",
    WORDS,
)
BORROWED_FROM = Template(
    rf"\b(?P<help>borrowed) (?:[a-z-]+ ){{0,3}}{{money:value}}{AGAIN}(?: [a-z-]+){{0,5}}? {FROM}{{actor:giver}}"
)
SUM_SECURED = Template(  # "has secured $350 million from the World Bank", "won $5 million in Chinese aid"
    r"\b(?P<help>secured|obtained|won|landed|clinched|mobili[sz]ed|borrowed) (?:[a-z-]+ ){0,2}"
    rf"{{money:value}}{AGAIN}(?: (?:in|of) (?:[a-z-]+ ){{1,3}}?| ){FROM}{{actor:giver}}"
)
RUN = r"(?:projects?|programmes?|programs?|initiatives?|schemes?)"
PROJECT_RUN = Template(  # "KOICA will carry out a $6 million project"
    r"{actor:giver}(?: (?:has|have|will|is to|plans to|is set to|today|also|recently)){0,3} "
    r"(?P<help>launch(?:ed|es)?|start(?:ed|s)?|implement(?:s|ed)?|carr(?:y|ied|ies) out|roll(?:ed|s)? out|"
    r"unveil(?:ed|s)?|run|begin|began|is (?:implementing|launching|running|carrying out|rolling out|starting)) "
    r"(?:an?|the|its|another) (?:new )?(?:<d\d+>,? )?{money:value}(?:-[a-z]+)? (?:[a-z-]+ ){0,4}?"
    rf"{RUN}\b"
)
PROJECT_FUNDED = (
    Template(  # "the $6 million project, funded by KOICA"
        rf"{{money:value}}(?:-[a-z]+)? (?:[a-z-]+ ){{0,5}}?{RUN},? (?:(?:which|that) )?(?:(?:is|was|will be|being|"
        rf"worth "
        rf"[^,;.]{{1,30}} and) )?(?P<help>funded|financed|supported|sponsored|bankrolled|backed) "
        rf"(?:[a-z]+ly )?{FROM}{{actor:giver}}"
    ),
    Template(rf"{{org:giver}}(?:'s|')? (?:new )?{{money:value}}(?:-[a-z]+)? (?:[a-z-]+ ){{0,3}}?(?P<help>{RUN})\b"),
    Template(
        rf"\b(?:an?|the) (?:new )?{{money:value}} {{org:giver}}(?:'s)?(?:-funded)? "
        rf"(?:[a-z-]+ ){{0,3}}?(?P<help>{RUN})\b"
    ),
    Template(
        rf"\b{RUN},? (?:worth|valued at|costing|with a budget of|with a total budget of) {{money:value}},? "
        rf"(?:and )?(?:(?:is|was|will be) )?(?P<help>funded|financed|supported|sponsored) {FROM}{{actor:giver}}"
    ),
)
GIFT_BY_GIVER = Template(
    rf"{{amount:value}}{AGAIN}(?: worth of)?(?: (?:[a-z-]+|<[ol]\d+>)){{0,6}}?,? (?:(?:was|were|has been|have "
    rf"been) )?"
    r"(?P<help>donated|"
    rf"gifted|granted|provided|supplied|lent|delivered|sent|dispatched) (?:[a-z-]+ ){{0,2}}?{FROM}{{actor:giver}}"
)
GOODS_FROM = Template(
    r"\b(?P<help>received|receives|obtained|accepted|took delivery of|has taken delivery of) "
    rf"(?:[a-z-]+ ){{0,5}}{{amount:value}}(?: (?:[a-z-]+|<[ol]\d+>)){{0,8}}? (?:donated )?{FROM}{{actor:giver}}"
)
GIFT_OF_GOODS = Template(
    r"\b(?:an?|the) {amount:value}(?: [a-z-]+){0,2} (?P<help>donation|gift|consignment|shipment)\b", WORDS
)
GOODS_GIVEN = Template(
    r"\b(?:the )?(?P<help>donation|gift|handover|provision|delivery|supply) of (?:[a-z-]+ ){0,3}"
    rf"{{amount:value}}[^;.<]{{0,140}}?(?:, worth (?:a total of |about )?{{money:worth}}{AGAIN})?",
    WORDS,
)
GIFT_WORTH = Template(  # "the donation of ploughs for the farmers of Peru, worth …"
    rf"\b(?P<help>donation|gift|handover|provision|delivery) of (?:{PLAIN}(?: \([^()]{{1,20}}\))?,? ){{1,14}}?"
    rf"(?:worth|valued at|with a (?:total )?value of)(?: of| a total of| about| some)? {{money:value}}{AGAIN}"
)
CEREMONY = Template(  # "attended the handover of the medical supplies donated by …"
    r"\b(?:handover|handing[- ]over|delivery|donation) (?:ceremony )?(?:of|for) (?:[a-z0-9-]+ ){1,8}?"
    rf"(?P<help>donated|provided|aided|given|gifted|supplied|sent) {FROM}{{actor:giver}}"
)
EXPERTS_COME = Template(
    r"{state:giver}(?:'s|')?(?: government(?:'s)?)?(?: [a-z0-9-]+){0,2}? {expert}[^;.<]{0,20} "
    r"(?P<help>arrived|arrives|landed|came) (?:in|at)\b",
    WORDS,
)
OF_THESE = Template(  # "signed four grant agreements …. The $105 million power grant will"
    r"^the {money:value} (?:[a-z-]+ ){0,6}?{help:help}(?: [a-z]+){0,2} (?:will|would|is to|aims to|is intended to)\b",
    WORDS,
)
TRAINED_BY = Template(
    r"{count:value}[^;.]{0,50}? (?P<help>took part in|participated in|attended|received|completed|underwent|will "
    r"attend|will take part in) [^;.]{0,60}?\b(?:training|seminars?|workshops?|courses?|scholarships?|fellowships?)\b"
    rf"[^;.]{{0,60}}? (?:funded |sponsored |organi[sz]ed |offered |provided |paid for |given )?{FROM}{{actor:giver}}",
    WORDS,
)
TRAINED_IN = (
    Template(  # "30 Tajik officials received training in China", "120 officials from Kenya were trained in Cuba"
        r"(?:{count:value} from|\b\d[\d,]*|"
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|sixty)) "
        r"(?:the )?<p\d+>(?:'s)? "
        r"(?:[a-z-]+ ){0,3}?"
        r"(?P<help>took part in|participated in|attended|received|completed|underwent|were trained|have been trained|"
        r"were retrained)\b(?: [^;.<]{0,60}?\b(?:training|seminars?|workshops?|courses?))?[^;.<]{0,40}? "
        r"(?:in|at <[ol]\d+> in) (?:the )?{state:giver}",
        WORDS,
    )
)
EXPERTS_FROM = Template(
    rf"{{expert}}[^;.<]{{0,30}} (?P<help>dispatched|sent|seconded|provided) {FROM}{{actor:giver}}", WORDS
)
DEBT_DEAL = Template(
    rf"\b(?P<help>(?:partial )?debt (?:{{waiving}}))(?: (?:agreement|protocol|accord|deal|package|treaty))?{NAMED}"
    r"(?:,? (?:of|worth|for|totalling|amounting to|(?:which|that) (?:has |had )?(?:{past_relief}|covers|covered)) "
    r"{money:value})?",
    WORDS,
)
WAIVER_OF_DEBT = Template(
    rf"\b(?P<help>{{waiving}}) of (?:[a-z-]+ ){{0,3}}?(?:{{money:value}}{AGAIN}(?: [a-z-]+){{0,4}}? debts?|"
    r"[^;.<]{0,40}debts?[^;.]{0,60}? (?:worth|totalling|amounting to|of) {money:amount})\b",
    WORDS,
)
SUM_PROMISED = Template(
    r"{money:value}(?: (?:in|of) (?:[a-z-]+ ){1,4}| )(?:that |which )?(?P<who>{actor:giver}|it|they) "
    r"(?:has |have |had )?(?P<help>promised|pledged|committed|offered)\b"
)

FINANCED_BY_SUM = Template(  # "the road is financed by $110 million from the fund"
    r"(?P<help>financed|funded|supported|backed|underpinned|co-financed) (?:in part |partly |jointly |mainly )?"
    rf"(?:by|with|through) {{money:value}}{AGAIN} (?:[a-z-]+ ){{0,3}}?{FROM}{{actor:giver}}"
)
SHARE_WAS = Template(  # "the bank's contribution was $40 million"
    r"{actor:giver}(?:'s|') (?:[a-z-]+ )?(?P<help>contribution|share|participation|portion|commitment)"
    r"(?: (?:to|in|of) [^;.<]{0,40})? (?:is|was|amounted to|came to|totalled|totaled|stood at) (?:about "
    r")?{money:value}"
)

OF_ANYTHING = (
    "promise_covers",
    *("will_receive", "gift_by_giver", "signed_loan", "goods_from", "gift_of_goods", "goods_given"),
    *("trained_by", "debt_deal", "experts_from", "experts_come", "ceremony"),
)
"""The rules that need no money."""
BESIDE = {
    "giver_in_brackets": Expression(r"\b(?:contributors?|donors|pledges|contributions|donations)\b"),
    "trained_by": Expression(
        r"\b(?:trained|retrained|training|seminars?|workshops?|courses?|scholarships?|fellowship)\b"
    ),
}
"""What has to stand somewhere in the sentence as well."""
RULES: list[tuple[str, Template]] = [
    ("deal_with_giver", DEAL_WITH_GIVER),
    ("will_receive", WILL_RECEIVE),
    ("borrowed_from", BORROWED_FROM),
    ("sum_secured", SUM_SECURED),
    ("project_run", PROJECT_RUN),
    *(("project_funded", template) for template in PROJECT_FUNDED),
    ("agreement_giving", AGREEMENT_GIVING),
    ("giver_in_brackets", GIVER_IN_BRACKETS),
    ("with_giver", WITH_GIVER),
    ("deals_worth", DEALS_WORTH),
    ("bare_help", BARE_HELP),
    ("financed_by_sum", FINANCED_BY_SUM),
    ("share_was", SHARE_WAS),
    ("help_from_of", HELP_FROM_OF),
    ("sum_promised", SUM_PROMISED),
    ("gift_by_giver", GIFT_BY_GIVER),
    ("debt_deal", DEBT_DEAL),
    ("waiver_of_debt", WAIVER_OF_DEBT),
    ("gift_worth", GIFT_WORTH),
    ("part_of_loan", PART_OF_LOAN),
    ("agreements_for", AGREEMENTS_FOR),
    ("amount_in_aid", AMOUNT_IN_AID),
    ("amount_loan", AMOUNT_LOAN),
    ("aid_of_amount", AID_OF_AMOUNT),
    ("goods_from", GOODS_FROM),
    ("gift_of_goods", GIFT_OF_GOODS),
    ("goods_given", GOODS_GIVEN),
    ("trained_by", TRAINED_BY),
    ("trained_by", TRAINED_IN),
    ("experts_from", EXPERTS_FROM),
    ("experts_come", EXPERTS_COME),
    ("of_these", OF_THESE),
    ("ceremony", CEREMONY),
    ("signed_loan", SIGNED_LOAN),
]
