-- Each statement that supports a row, with the document in which it stands.
-- evidence_id: the statement
-- table_name: the table of the row that it supports
-- row_id: primary key of that row
-- quote: the words of the document
-- assertion: stated, attributed or hedged
-- attributed_to: who says so, where it is not the document
-- rule: the rule that read it
-- source: publisher, else title, else path, with the date of publication
-- document_id: the document
-- title: its title
-- url: its address
-- published_on: its date of publication
-- char_start: first character of the quote
-- char_end: one past the last character of the quote
SELECT
    evidence.evidence_id,
    evidence.table_name,
    evidence.row_id,
    evidence.quote,
    evidence.assertion,
    evidence.attributed_to,
    evidence.rule,
    concat_ws(
        ', ',
        coalesce(documents.publisher, documents.title, documents.source_path),
        readable_date(documents.published_on, documents.published_precision)
    ) AS source,
    documents.document_id,
    documents.title,
    documents.url,
    documents.published_on,
    evidence.char_start,
    evidence.char_end
FROM evidence
JOIN documents USING (document_id)
ORDER BY evidence.table_name::VARCHAR, evidence.row_id, documents.published_on NULLS LAST, document_id, char_start, evidence_id
