using System;
using System.Linq;
using System.Management.Automation;
using S3Encryption.Core.Buckets.Policies;

namespace S3Encryption.Commands.Buckets;

/// <summary>
/// Removes the encryption statements of this module from a bucket's policy, all or those that are named. Every other statement stays as it
/// is; where none is left, the policy is deleted.
/// </summary>
[Cmdlet(
    VerbsCommon.Remove, "S3EncryptionPolicy", SupportsShouldProcess = true,
    HelpUri = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html")]
[OutputType(typeof(EncryptionPolicyStatement))]
public sealed class RemoveS3EncryptionPolicyCommand : ChangeEncryptionPolicyCommand
{
    /// <summary>What is to be required no longer; without it, everything. It binds to what Get-S3EncryptionPolicy emits.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public EncryptionRequirement[]? Requirement { get; set; }

    private protected override EncryptionPolicyChange Change => new()
    {
        Removed = Requirement ?? [.. Enum.GetValues(typeof(EncryptionRequirement)).Cast<EncryptionRequirement>()],
    };
}
