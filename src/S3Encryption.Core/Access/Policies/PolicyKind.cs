namespace S3Encryption.Core.Access.Policies;

/// <summary>Where a policy is attached; it decides which elements a statement must and may not have.</summary>
public enum PolicyKind
{
    /// <summary>Either: no element is asked for beyond the grammar.</summary>
    Any,

    /// <summary>Attached to a user or role: needs a resource, knows no principal.</summary>
    Identity,

    /// <summary>Attached to a bucket or key: needs a principal and a resource.</summary>
    Resource,
}
