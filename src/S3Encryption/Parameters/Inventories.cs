using System;
using System.Management.Automation;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Objects.Inventory;
using S3Encryption.Errors;

namespace S3Encryption.Parameters;

/// <summary>Makes a report of S3 Inventory of what -Inventory names.</summary>
internal static class Inventories
{
    /// <param name="inventory">The manifest or its folder: an S3 URI, or a path.</param>
    /// <param name="cmdlet">Whose location and drives count for a path.</param>
    /// <param name="connection">Reaches S3; asked for only where it is needed.</param>
    /// <param name="owner">The account that must own the bucket.</param>
    /// <param name="log">Where it is told what is done.</param>
    /// <exception cref="S3EncryptionException"><c>NoBucket</c>: the URI names none.</exception>
    public static InventorySource Source(
        string inventory, PSCmdlet cmdlet, Func<AwsConnection> connection, string? owner, IActivityLog log)
    {
        if (!S3Location.IsUri(inventory)) return new LocalInventory(cmdlet.GetUnresolvedProviderPathFromPSPath(inventory));
        if (!S3Location.TryParse(inventory, out var manifest)) throw InputFailures.NoBucket();
        return new StoredInventory(connection(), manifest, owner, log);
    }
}
