using System;
using System.Management.Automation;
using System.Reflection;
using S3Encryption.Core.Connection;
using S3Encryption.Errors;

namespace S3Encryption.Parameters;

/// <summary>What AWS Tools for PowerShell left in the session (<c>Set-DefaultAWSRegion</c>, <c>Set-AWSCredential</c>).</summary>
/// <remarks>
/// Their types are of their own copy of the AWS SDK, so that they are read by name.
/// https://docs.aws.amazon.com/powershell/latest/userguide/specifying-your-aws-credentials.html
/// </remarks>
internal static class StoredAwsSettings
{
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary><c>$StoredAWSRegion</c>: a name, or an object with a SystemName.</summary>
    public static string? Region(SessionState session) => session.PSVariable.GetValue("StoredAWSRegion") switch
    {
        null => null,
        string name => name,
        var region => Text(region, "SystemName") ?? Text(region, "Region"),
    };

    /// <summary>
    /// <c>$StoredAWSCredentials</c>: the SDK's credentials, or an object that holds them, as <c>Set-AWSCredential</c> makes it. They are
    /// asked anew each time, since those of roles and of IAM Identity Center are renewed by whom they belong to.
    /// </summary>
    /// <returns>Null where there are none.</returns>
    public static Func<CallerKeys>? Keys(SessionState session)
    {
        var stored = session.PSVariable.GetValue("StoredAWSCredentials");
        if (stored is PSObject wrapped) stored = wrapped.BaseObject;
        if (stored is null or string) return null;
        var credentials = stored.GetType().GetProperty("Credentials", AnyInstance)?.GetValue(stored) ?? stored;
        var read = credentials.GetType().GetMethod("GetCredentials", Type.EmptyTypes);
        return read is null ? null : () => Read(credentials, read);
    }

    private static CallerKeys Read(object credentials, MethodInfo read)
    {
        try
        {
            var keys = read.Invoke(credentials, null) ?? throw InputFailures.NoStoredCredentials("they are empty");
            return new CallerKeys(Text(keys, "AccessKey")!, Text(keys, "SecretKey")!, Text(keys, "Token"));
        }
        catch (TargetInvocationException e)
        {
            throw InputFailures.NoStoredCredentials(e.InnerException?.Message ?? e.Message);
        }
    }

    private static string? Text(object value, string property) => PSObject.AsPSObject(value).Properties[property]?.Value as string;
}
