.mode csv
.headers on
SELECT t.id, t.name, t.first_name, t.middle_name, t.last_name, t.preferred_name, t.sort_name, t.title, t.email,
 CASE WHEN t.emails IS NULL THEN t.email ELSE (SELECT group_concat(CASE WHEN e.value->>'label' IS NULL THEN '' ELSE (e.value->>'label')||':' END || (e.value->>'value'), ';') FROM json_each(t.emails) e) END AS emails,
 t.phone,
 CASE WHEN t.phones IS NULL THEN t.phone ELSE (SELECT group_concat(CASE WHEN e.value->>'label' IS NULL THEN '' ELSE (e.value->>'label')||':' END || (e.value->>'value'), ';') FROM json_each(t.phones) e) END AS phones,
 (SELECT group_concat(value, ';') FROM json_each(t.urls)) AS urls,
 (SELECT group_concat(value, ';') FROM json_each(t.handles)) AS handles,
 c.name AS company,
 (SELECT group_concat(k.name || CASE WHEN coalesce(r.role,r.starts_on,r.ends_on) IS NULL THEN '' ELSE '|'||coalesce(r.role,'')||'|'||coalesce(r.starts_on,'')||'|'||coalesce(r.ends_on,'') END, ';') FROM relation r JOIN company k ON k.id = r.object_id WHERE r.subject_noun='contact' AND r.subject_id=t.id AND r.type='employee' AND r.object_noun='company') AS companies,
 t.department, t.street, t.postal_code, t.city, t.region, t.country,
 (SELECT group_concat(value, ';') FROM json_each(t.addresses)) AS addresses,
 t.birthday, t.language, t.lifecycle, t.source, t.source_detail, CASE t.active WHEN 1 THEN 'true' ELSE 'false' END AS active, CASE t.do_not_contact WHEN 1 THEN 'true' ELSE 'false' END AS do_not_contact,
 t.informed_at, t.notice_version,
 (SELECT group_concat(value, ';') FROM json_each(t.tags)) AS tags, t.notes,
 (SELECT group_concat(value, ';') FROM json_each(t.external_ids)) AS external_ids,
 o.name AS owner, t.created_at, u.name AS created_by,
 t.custom->>'f1' AS shoe_size, round((t.custom->>'f2')/1000000.0,6) AS score, printf('%.2f',(t.custom->>'f3')/100.0) AS budget, t.custom->>'f4' AS segment, t.custom->>'f5' AS nickname
FROM contact t LEFT JOIN company c ON c.id=t.company LEFT JOIN user_account o ON o.id=t.owner LEFT JOIN user_account u ON u.id=t.created_by ORDER BY t.id;
