using System.Management.Automation;

namespace S3Encryption.Parameters;

/// <summary>What AWS Tools for PowerShell left in the session (<c>Set-DefaultAWSRegion</c>, <c>Set-AWSCredential</c>).</summary>
internal static class StoredAwsSettings
{
    /// <summary><c>$StoredAWSRegion</c>: a name, or an object with a SystemName.</summary>
    public static string? Region(SessionState session) => session.PSVariable.GetValue("StoredAWSRegion") switch
    {
        null => null,
        string name => name,
        var region => Text(region, "SystemName") ?? Text(region, "Region"),
    };

    private static string? Text(object value, string property) => PSObject.AsPSObject(value).Properties[property]?.Value as string;
}
