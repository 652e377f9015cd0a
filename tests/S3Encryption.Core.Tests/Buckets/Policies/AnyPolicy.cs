using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace S3Encryption.Core.Tests.Buckets.Policies;

/// <summary>Policies that others wrote, in every form that JSON allows, and with members that nobody knows.</summary>
internal static class AnyPolicy
{
    private static readonly Gen<string> Space = Gen.OneOf("", "", " ", "\n  ", "\t", "\r\n");

    private static readonly Gen<string> Text = Gen.OneOf(
        "\"\"", "\"*\"", "\"s3:Get*\"", "\"arn:aws:s3:::b/*\"", "\"a \\\" b\"", "\"\\\\\"", "\"\\u00e9 é \\/ /\"", "\"\\ud800\"",
        "\"{ \\\"Sid\\\" : 1 }\"", "\"  two  spaces \"", "\"+<&>'\"");

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Text, Gen.OneOf("1", "1.0", "1E2", "-0", "12345678901234567890123", "0.10", "true", "false", "null"));

    private static readonly Gen<string> Name = Gen.OneOf(
        "\"Effect\"", "\"Principal\"", "\"Action\"", "\"NotAction\"", "\"Resource\"", "\"Condition\"", "\"X-Unknown\"", "\"\\u0041ction\"");

    private static readonly Gen<string> Value = Gen.Recursive<string>((depth, inner) => depth > 3 ? Scalar : Gen.Frequency(
        (3, Scalar), (1, ListOf(inner, 3)), (1, ObjectOf(Name, inner))));

    private static readonly Gen<string> Statement =
        from sid in Gen.OneOf<string?>(null, "\"Theirs\"", "\"S3EncryptionRequireTlsToo\"", "\"\"", "7")
        from rest in Members(Name, Value)
        from at in Gen.Int[0, 8]
        from space in Space
        select "{" + space + string.Join(",", sid is null ? rest : Insert(rest, at, $"\"Sid\":{space}{sid}")) + "}";

    /// <summary>A policy: other members before and behind its statements, one statement alone or a list, of none too.</summary>
    public static readonly Gen<string> Json =
        from before in Members(Gen.OneOf("\"Version\"", "\"Id\"", "\"Unknown\""), Value)
        from statements in Gen.OneOf(Statement, ListOf(Statement, 4))
        from after in Members(Gen.OneOf("\"Comment\"", "\"statement\""), Value)
        from space in Space
        select space + "{" + string.Join("," + space, [.. before, $"\"Statement\"{space}:{space}{statements}", .. after]) + space + "}";

    /// <summary>The tokens of the document as they were written, in their order.</summary>
    public static IReadOnlyList<string> Tokens(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        var tokens = new List<string>();
        while (reader.Read()) tokens.Add($"{reader.TokenType} {Encoding.UTF8.GetString(reader.ValueSpan)}");
        return tokens;
    }

    private static Gen<string> ListOf(Gen<string> item, int most) =>
        from items in item.List[0, most] from space in Space select "[" + space + string.Join("," + space, items) + space + "]";

    private static Gen<string> ObjectOf(Gen<string> name, Gen<string> value) =>
        from members in Members(name, value) from space in Space select "{" + space + string.Join(space + ",", members) + "}";

    private static Gen<List<string>> Members(Gen<string> name, Gen<string> value) =>
        from members in (from n in name from space in Space from v in value select n + space + ":" + v).List[0, 3]
        select members.GroupBy(m => m[..(m.IndexOf('"', 1) + 1)]).Select(g => g.First()).ToList();

    private static List<string> Insert(List<string> members, int at, string member)
    {
        var with = members.ToList();
        with.Insert(Math.Min(at, with.Count), member);
        return with;
    }
}
