CREATE MACRO readable_source(title, owner, published, words, path) AS coalesce(
    title,
    owner || concat_ws(', ', '', 'untitled', published),
    concat_ws(', ', 'Untitled', published) || ': “' || CASE
        WHEN length(words) > 70 THEN regexp_replace(regexp_replace(words[:70], '\s+', ' ', 'g'), ' [^ ]*$', '…')
        ELSE regexp_replace(words, '\s+', ' ', 'g')
    END || '”',
    concat_ws(', ', 'Untitled', published) || ' (' || path || ')'
);
