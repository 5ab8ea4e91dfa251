-- Amounts of money that no fact used, each with the words around it: where a reader should look next.
-- figure_id: the figure
-- quote: its words
-- value: the amount with its scale applied
-- value_max: upper end of a range
-- unit: currency
-- bound: how firm the number is
-- value_usd: the amount in US dollars
-- context: up to 160 characters on either side
-- source: publisher, else title, else path, with the date of publication
-- document_id: the document
-- char_start: first character of the quote
SELECT
    figure_id,
    quote,
    value,
    value_max,
    unit,
    bound,
    value_usd,
    regexp_replace(
        substring(document_texts.text, greatest(char_start - 160, 0) + 1, char_end + 160 - greatest(char_start - 160, 0)),
        '\s+',
        ' ',
        'g'
    ) AS context,
    concat_ws(
        ', ',
        coalesce(documents.publisher, documents.title, documents.source_path),
        readable_date(documents.published_on, documents.published_precision)
    ) AS source,
    document_id,
    char_start
FROM figures
JOIN documents USING (document_id)
LEFT JOIN document_texts USING (document_id)
WHERE figures.class = 'money' AND figures.used_by IS NULL AND documents.duplicate_of IS NULL
ORDER BY value_usd DESC NULLS LAST, document_id, char_start, figure_id
