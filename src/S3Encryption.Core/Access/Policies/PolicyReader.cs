using System.Text.Json;

namespace S3Encryption.Core.Access.Policies;

internal static class PolicyReader
{
    internal static PolicyDocument Read(JsonElement root, PolicyKind kind) => throw new PolicyFormatException("$", root.ValueKind + " " + kind);
}
