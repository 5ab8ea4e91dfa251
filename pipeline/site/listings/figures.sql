-- title: Figures
-- table: figures
-- key: figure_id
-- lead: quote
-- headline: value
-- filters: class, unit, used_by, document
-- hidden: value_max, bound, value_usd, rule
-- quote: the words of the document, on one line
-- document: the document in which it stands
SELECT
    figure_id,
    regexp_replace(quote, '\s+', ' ', 'g') AS quote,
    "class",
    "value",
    value_max,
    unit,
    bound,
    value_usd,
    used_by,
    source AS document,
    rule
FROM figures
JOIN document_overview USING (document_id)
ORDER BY document, document_id, char_start, figure_id
