using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Kms;

/// <summary>
/// A request's members, read as their types. A wrong type is SerializationException, a missing or unfit value ValidationException in the
/// words of AWS's own validation.
/// </summary>
internal sealed class KmsFields(JsonElement root)
{
    private static readonly Dictionary<string, string> NoContext = [];

    internal string? Text(string name, int longest = 2048)
    {
        if (Member(name) is not { } value)
        {
            return null;
        }

        var text = AsText(value);
        return text.Length == 0 ? throw KmsErrors.Constraint("''", name, "Member must have length greater than or equal to 1")
            : text.Length > longest ? throw KmsErrors.Constraint(
                $"'{text[..20]}…'", name, $"Member must have length less than or equal to {longest}")
            : text;
    }

    internal string RequiredText(string name, int longest = 2048) => Text(name, longest) ?? throw Missing(name);

    internal string? OneOf(string name, params string[] allowed) =>
        Text(name) is not { } text ? null
        : allowed.Contains(text, StringComparer.Ordinal) ? text
        : throw KmsErrors.Constraint($"'{text}'", name, $"Member must satisfy enum value set: [{string.Join(", ", allowed)}]");

    internal bool Flag(string name) => Member(name) is { } value && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Unexpected(value, "Boolean"),
    };

    internal int? Integer(string name, int least, int most)
    {
        if (Member(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number))
        {
            throw Unexpected(value, "Integer");
        }

        return number < least ? throw KmsErrors.Constraint($"'{number}'", name, $"Member must have value greater than or equal to {least}")
            : number > most ? throw KmsErrors.Constraint($"'{number}'", name, $"Member must have value less than or equal to {most}")
            : number;
    }

    internal byte[]? Bytes(string name, int most)
    {
        if (Member(name) is not { } value)
        {
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? AsText(value) : throw Unexpected(value, "Blob");
        var decoded = new byte[text.Length];
        var bytes = Convert.TryFromBase64String(text, decoded, out var length) ? decoded[..length]
            : throw KmsErrors.Serialization("Invalid Base64: the value of " + name + " is not Base64-encoded.");
        return bytes.Length == 0 ? throw KmsErrors.Constraint("''", name, "Member must have length greater than or equal to 1")
            : bytes.Length > most ? throw KmsErrors.Constraint(
                name == "Plaintext" ? null : "'java.nio.HeapByteBuffer'", name, $"Member must have length less than or equal to {most}")
            : bytes;
    }

    internal byte[] RequiredBytes(string name, int most) => Bytes(name, most) ?? throw Missing(name);

    internal IReadOnlyDictionary<string, string> Context(string name)
    {
        if (Member(name) is not { } value)
        {
            return NoContext;
        }

        var context = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : throw Unexpected(value, "map"))
        {
            context[NameOf(pair)] = AsText(pair.Value);
        }

        return context;
    }

    internal bool Has(string name) => Member(name) is not null;

    internal IReadOnlyList<string> Texts(string name, int most = int.MaxValue)
    {
        var texts = List(name).Select(item => AsText(item)).ToList();
        return texts.Count <= most ? texts
            : throw KmsErrors.Constraint($"'[{texts.Count} members]'", name, $"Member must have length less than or equal to {most}");
    }

    /// <summary>A member that is a structure.</summary>
    internal KmsFields? Structure(string name) => Member(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? new KmsFields(value) : throw Unexpected(value, "structure");

    internal IReadOnlyList<KmsFields> Structures(string name) =>
        [.. List(name).Select(item => item.ValueKind == JsonValueKind.Object ? new KmsFields(item) : throw Unexpected(item, "structure"))];

    /// <summary>A member that may be the empty text, as descriptions and tag values may.</summary>
    internal string TextOrEmpty(string name, int longest) =>
        Member(name) is not { } value ? ""
        : AsText(value) is var text && text.Length > longest
            ? throw KmsErrors.Constraint($"'{text[..20]}…'", name, $"Member must have length less than or equal to {longest}") : text;

    internal static AwsErrorException Missing(string name) => KmsErrors.Constraint("null", name, "Member must not be null");

    private IEnumerable<JsonElement> List(string name) => Member(name) is not { } value ? []
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw Unexpected(value, "list");

    private JsonElement? Member(string name)
    {
        try
        {
            return root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
        }
        catch (InvalidOperationException)
        {
            // To find the one, the names of others are read, of which one is no text.
            throw NotUnicode();
        }
    }

    private static string NameOf(JsonProperty pair)
    {
        try
        {
            return pair.Name;
        }
        catch (InvalidOperationException)
        {
            throw NotUnicode();
        }
    }

    private static string AsText(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Unexpected(value, "String");
        }
        catch (InvalidOperationException)
        {
            throw NotUnicode();
        }
    }

    private static AwsErrorException NotUnicode() => KmsErrors.Serialization("Invalid UTF-8 in a string.");

    /// <summary>In the words of the framework that AWS's JSON services are made with.</summary>
    private static AwsErrorException Unexpected(JsonElement value, string wanted) => KmsErrors.Serialization(value.ValueKind switch
    {
        JsonValueKind.Object => "Start of structure or map found where not expected.",
        JsonValueKind.Array => "Start of list found where not expected.",
        var kind => wanted is "list" or "map" or "structure" ? $"Expected {wanted} or null"
            : $"{kind.ToString().ToUpperInvariant()}_VALUE can not be converted to a {wanted}",
    });
}
