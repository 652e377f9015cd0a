using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace S3Encryption.Core.Access.Granting;

/// <summary>Writes policy documents as people read them.</summary>
internal static class PolicyText
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IEnumerable<StatementText> statements) => Document(json =>
    {
        foreach (var statement in statements) Write(json, statement);
    });

    /// <summary>The same document with one statement more, under a Sid that is free; the others keep order and meaning.</summary>
    public static string With(string document, StatementText added)
    {
        using var given = JsonDocument.Parse(document);
        return Object(json =>
        {
            foreach (var member in given.RootElement.EnumerateObject())
            {
                if (member.Name == "Statement") Write(json, member.Value, added);
                else member.WriteTo(json);
            }
        });
    }

    /// <summary>One document of several; a statement that is in more than one of them stands once.</summary>
    public static string Join(IEnumerable<string> documents) => Document(json =>
    {
        var written = new HashSet<string>();
        var sids = new List<string?>();
        foreach (var document in documents)
        {
            using var given = JsonDocument.Parse(document);
            foreach (var statement in given.RootElement.GetProperty("Statement").EnumerateArray())
                if (written.Add(statement.GetRawText())) Write(json, statement, sids);
        }
    });

    private static string Document(Action<Utf8JsonWriter> writeStatements) => Object(json =>
    {
        json.WriteString("Version", Policies.PolicyDocument.CurrentVersion);
        json.WriteStartArray("Statement");
        writeStatements(json);
        json.WriteEndArray();
    });

    private static string Object(Action<Utf8JsonWriter> writeMembers)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        return Latin(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static void Write(Utf8JsonWriter json, JsonElement statement, List<string?> sids)
    {
        json.WriteStartObject();
        foreach (var member in statement.EnumerateObject())
        {
            if (member.Name == "Sid") json.WriteString("Sid", Free(member.Value.GetString()!, sids));
            else member.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static string Free(string sid, List<string?> taken)
    {
        var free = sid;
        for (var number = 2; taken.Contains(free); number++) free = sid + number.ToString(CultureInfo.InvariantCulture);
        taken.Add(free);
        return free;
    }

    private static void Write(Utf8JsonWriter json, JsonElement statements, StatementText added)
    {
        IReadOnlyList<JsonElement> all = statements.ValueKind == JsonValueKind.Array ? [.. statements.EnumerateArray()] : [statements];
        var taken = all.Select(s => s.TryGetProperty("Sid", out var sid) ? sid.GetString() : null).ToList();
        json.WriteStartArray("Statement");
        foreach (var statement in all) statement.WriteTo(json);
        Write(json, added with { Sid = Free(added.Sid, taken) });
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, StatementText statement)
    {
        json.WriteStartObject();
        json.WriteString("Sid", statement.Sid);
        json.WriteString("Effect", "Allow");
        if (statement.Principals.Count > 0)
        {
            json.WriteStartObject("Principal");
            Write(json, "AWS", statement.Principals);
            json.WriteEndObject();
        }

        Write(json, "Action", statement.Actions);
        Write(json, "Resource", statement.Resources);
        if (statement.Conditions.Count > 0) Write(json, statement.Conditions);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<ConditionText> conditions)
    {
        json.WriteStartObject("Condition");
        foreach (var sameOperator in conditions.GroupBy(c => c.Operator))
        {
            json.WriteStartObject(sameOperator.Key);
            foreach (var condition in sameOperator) Write(json, condition.Key, condition.Values);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 1)
        {
            json.WriteString(name, values[0]);
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    // KMS takes no character above U+00FF in a key policy (API_PutKeyPolicy); in JSON they stand only within
    // texts, where any may be escaped.
    private static string Latin(string json)
    {
        var text = new StringBuilder(json.Length);
        foreach (var c in json)
        {
            if (c <= '~') _ = text.Append(c);
            else _ = text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
