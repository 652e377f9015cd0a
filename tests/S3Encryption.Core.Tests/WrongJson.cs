using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace S3Encryption.Core.Tests;

/// <summary>A document in which something is not as it should be: a value, a member, a byte, its end, or everything.</summary>
internal static class WrongJson
{
    private static readonly Gen<string> Value = Gen.OneOf(
        "null", "true", "0", "-1", "1e999", "99999999999999999999", "\"\"", "\" \"", "\"\\ud800\"", "\"\\u001b[2J\"", "[]", "[null]", "{}",
        "\"../../x\"", "\"CSV\"", "\"ORC\"", "\",,,\"");

    /// <summary>The bytes of such a one.</summary>
    /// <param name="right">The document as it should be.</param>
    public static Gen<byte[]> Of(string right)
    {
        var bytes = Encoding.UTF8.GetBytes(right);
        return Gen.OneOf(
            Gen.Byte.Array[0, 200],
            Gen.Int[0, bytes.Length].Select(length => bytes[..length]),
            Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte, (at, value) => (byte[])[.. bytes[..at], value, .. bytes[(at + 1)..]]),
            Gen.Select(Gen.Int[0, 1000], Value, (which, value) => Replaced(right, which, value)),
            Gen.Int[0, 1000].Select(which => Replaced(right, which, null)),
            Gen.Int[1, 200].Select(depth => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[", depth)) + right)));
    }

    // With one of its members, at whichever depth, of another value or gone.
    private static byte[] Replaced(string right, int which, string? value)
    {
        var root = JsonNode.Parse(right)!;
        var members = Members(root).ToList();
        var (of, name) = members[which % members.Count];
        _ = of.Remove(name);
        // As text, since not all of the values can be a node.
        if (value is not null) of[name] = "HERE";
        return Encoding.UTF8.GetBytes(root.ToJsonString().Replace("\"HERE\"", value));
    }

    private static IEnumerable<(JsonObject Of, string Name)> Members(JsonNode? node) => node switch
    {
        JsonObject of => of.SelectMany(member => Members(member.Value).Prepend((of, member.Key))),
        JsonArray list => list.SelectMany(Members),
        _ => [],
    };
}
