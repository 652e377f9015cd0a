using System.Management.Automation;

namespace S3Encryption.Parameters;

/// <summary>The base of every cmdlet that touches a bucket.</summary>
public abstract class BucketCommand : ConnectedCommand
{
    /// <summary>The 12-digit account that must own the bucket; S3 denies the request where it does not.</summary>
    [Parameter]
    [ValidatePattern("^[0-9]{12}$")]
    public string? ExpectedBucketOwner { get; set; }
}
