using System.Globalization;
using System.Linq;
using System.Management.Automation;
using S3Encryption.Engine;
using Xunit;

namespace S3Encryption.Cmdlets.Tests.Fixtures;

/// <summary>What tests ask of a result again and again.</summary>
internal static class EngineAssert
{
    /// <summary>The script gave this one error: its id, and words that its message must hold.</summary>
    public static ErrorRecord OneError(EngineResult result, string id, params string[] words)
    {
        var error = Assert.Single(result.AllErrors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId + ",");
        Assert.All(words, word => Assert.Contains(word, error.ToString()));
        return error;
    }

    /// <summary>The script gave no error; returns the single object it emitted.</summary>
    public static PSObject OneObject(EngineResult result)
    {
        Assert.Empty(result.AllErrors.Select(e => e.ToString()));
        return Assert.Single(result.Output);
    }

    public static T Get<T>(this PSObject value, string property) =>
        (T)LanguagePrimitives.ConvertTo(value.Properties[property].Value, typeof(T), CultureInfo.InvariantCulture);
}
