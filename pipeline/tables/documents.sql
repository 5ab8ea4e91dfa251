-- In: input (key, source_path, also_at), reading (READINGS of readings.py), refused, duplicate (document_id, duplicate_of).
-- Out: documents, document_texts, rejected_documents.
CREATE TEMP VIEW documents AS
SELECT document_id, source_path, sha256, n_bytes, encoding, language, title, publisher, author, url,
       first_day(published) AS published_on, precision_of(published) AS published_precision, published_basis, licence,
       n_chars, n_sentences, duplicate_of,
       CASE WHEN also_at <> [] THEN array_to_string(also_at, chr(10)) END AS also_at
FROM input
JOIN reading USING (key)
LEFT JOIN duplicate USING (document_id)
WHERE reason IS NULL;

CREATE TEMP VIEW document_texts AS
SELECT document_id, text
FROM input
JOIN reading USING (key)
WHERE reason IS NULL;

-- The same bad bytes at two paths are two bad inputs.
CREATE TEMP VIEW rejected_documents AS
SELECT unnest(list_prepend(source_path, also_at)) AS source_path, sha256, reason, detail
FROM input
JOIN reading USING (key)
WHERE reason IS NOT NULL
UNION ALL BY NAME
SELECT * FROM refused;
