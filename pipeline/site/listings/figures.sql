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
    readable_source(
        title, coalesce(publisher, author), readable_date(published_on, published_precision), words, source_path
    ) AS document,
    rule
FROM figures
JOIN documents USING (document_id)
LEFT JOIN (
    SELECT document_id, first(quote ORDER BY char_start, char_end, evidence_id) AS words
    FROM evidence
    WHERE table_name <> 'people'
    GROUP BY document_id
) AS quoted USING (document_id)
ORDER BY document, document_id, char_start, figure_id
