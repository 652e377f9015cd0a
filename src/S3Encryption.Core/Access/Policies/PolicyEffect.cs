namespace S3Encryption.Core.Access.Policies;

/// <summary>What a statement does to the requests it matches.</summary>
public enum PolicyEffect
{
    /// <summary>Denies, whatever else allows.</summary>
    Deny,

    /// <summary>Allows, unless something denies.</summary>
    Allow,
}
