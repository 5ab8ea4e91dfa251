-- Each row of a fact table with its first words and everyone who says so.
-- table_name: the fact table
-- row_id: primary key of the row
-- first_quote: the words of the earliest document, on one line
-- sources: every document that says so, earliest first, separated by semicolons
-- said_by: whom the documents quote for it, separated by semicolons
-- first_published_on: date of the earliest document
-- last_published_on: date of the latest document
WITH sourced AS (
    SELECT table_name, row_id, string_agg(source, '; ' ORDER BY published_on NULLS LAST, source) AS sources
    FROM (SELECT DISTINCT table_name, row_id, source, published_on FROM evidence_overview)
    GROUP BY table_name, row_id
)
SELECT
    table_name,
    row_id,
    regexp_replace(
        first(quote ORDER BY published_on NULLS LAST, document_id, char_start, evidence_id), '\s+', ' ', 'g'
    ) AS first_quote,
    any_value(sourced.sources) AS sources,
    string_agg(DISTINCT attributed_to, '; ' ORDER BY attributed_to) AS said_by,
    min(published_on) AS first_published_on,
    max(published_on) AS last_published_on
FROM evidence_overview
JOIN sourced USING (table_name, row_id)
GROUP BY table_name, row_id
ORDER BY table_name::VARCHAR, row_id
