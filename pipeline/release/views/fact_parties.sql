-- Each party to a project, pledge, agreement or event, by name.
-- table_name: the fact table
-- row_id: primary key of the row
-- role: in what capacity; party where the table knows no roles
-- party_id: the party
-- name: its name
SELECT joined.table_name, joined.row_id, joined.role, joined.party_id, parties.name
FROM (
    SELECT 'projects' AS table_name, project_id AS row_id, role::VARCHAR AS role, party_id FROM project_parties
    UNION ALL
    SELECT 'pledges', pledge_id, role::VARCHAR, party_id FROM pledge_parties
    UNION ALL
    SELECT 'agreements', agreement_id, 'party', party_id FROM agreement_parties
    UNION ALL
    SELECT 'events', event_id, 'party', party_id FROM event_parties
) AS joined
JOIN parties USING (party_id)
ORDER BY joined.table_name, joined.row_id, joined.role, parties.name, joined.party_id
