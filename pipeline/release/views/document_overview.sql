-- Each document with what was read from it.
-- document_id: the document
-- source: publisher, else title, else path, with the date of publication
-- title: its title
-- n_chars: length of its text
-- n_sentences: number of sentences
-- n_countries: countries that it mentions
-- n_figures: quantities in it
-- n_figures_used: quantities that a fact rests on
-- n_facts: rows of fact tables that it supports, people apart
-- duplicate_of: the document of the same text, where there is one
WITH counted AS (
    SELECT document_id, count(*) AS n_figures, count(used_by) AS n_figures_used
    FROM figures
    GROUP BY document_id
),
mentioned AS (
    SELECT document_id, count(DISTINCT entity_id) AS n_countries
    FROM mentions
    JOIN countries ON country_id = entity_id
    WHERE entity_type = 'party'
    GROUP BY document_id
),
supported AS (
    SELECT document_id, count(DISTINCT table_name::VARCHAR || ' ' || row_id) AS n_facts
    FROM evidence
    WHERE table_name <> 'people'
    GROUP BY document_id
)
SELECT
    document_id,
    concat_ws(', ', coalesce(publisher, title, source_path), readable_date(published_on, published_precision)) AS source,
    title,
    n_chars,
    n_sentences,
    coalesce(n_countries, 0) AS n_countries,
    coalesce(n_figures, 0) AS n_figures,
    coalesce(n_figures_used, 0) AS n_figures_used,
    coalesce(n_facts, 0) AS n_facts,
    duplicate_of
FROM documents
LEFT JOIN counted USING (document_id)
LEFT JOIN mentioned USING (document_id)
LEFT JOIN supported USING (document_id)
ORDER BY published_on NULLS LAST, document_id
