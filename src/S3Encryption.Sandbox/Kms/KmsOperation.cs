using System.Text.Json.Nodes;

namespace S3Encryption.Sandbox.Kms;

/// <summary>One operation of the API; its class has the operation's name.</summary>
internal abstract class KmsOperation
{
    /// <summary>The name in X-Amz-Target, after <c>TrentService.</c>.</summary>
    internal virtual string Name => GetType().Name;

    /// <summary>The permission, where it is the operation's own.</summary>
    protected string Action => "kms:" + Name;

    /// <summary>Checks, does, and answers; null is an answer without a body.</summary>
    internal abstract JsonObject? Answer(KmsCall call);
}
