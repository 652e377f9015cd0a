using System.Management.Automation;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Parameters;

namespace S3Encryption.Commands.Keys;

/// <summary>The base of the cmdlets that work on a keyring and may need KMS for it.</summary>
public abstract class KeyringCommand : ConnectedCommand
{
    /// <summary>The folder of the keyring: one small file a key, its material always wrapped.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Keyring { get; set; }

    private protected KeyringFolder Folder => new(GetUnresolvedProviderPathFromPSPath(Keyring));
}
