-- title: Documents
-- table: documents
-- key: document_id
-- lead: source
-- headline: published_on
-- filters: publisher, language, licence
-- hidden: source_path, publisher, author, url, licence, language, n_chars, duplicate_of
-- source: title; where none is known, whose it is and when, or the first words that the data quotes
-- published_on: date of publication as far as it is known
SELECT
    document_id,
    readable_source(
        documents.title,
        coalesce(publisher, author),
        readable_date(published_on, published_precision),
        words,
        documents.source_path
    ) AS source,
    readable_date(published_on, published_precision) AS published_on,
    n_countries,
    n_facts,
    n_figures,
    n_figures_used,
    documents.n_sentences,
    documents.source_path,
    publisher,
    author,
    url,
    licence,
    language,
    documents.n_chars,
    documents.duplicate_of
FROM documents
JOIN document_overview USING (document_id)
LEFT JOIN (
    SELECT document_id, first(quote ORDER BY char_start, char_end, evidence_id) AS words
    FROM evidence
    WHERE table_name <> 'people'
    GROUP BY document_id
) AS quoted USING (document_id)
ORDER BY documents.published_on NULLS LAST, documents.source_path, document_id
