using System;
using System.Globalization;
using System.Management.Automation;

namespace S3Encryption.Parameters;

/// <summary>
/// Makes a TimeSpan of seconds, a TimeSpan, its text, or the point in time at which it ends. PowerShell by itself would take a number
/// for ticks of a ten-millionth of a second.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LifetimeTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return given switch
        {
            DateTime end => end.ToUniversalTime() - DateTime.UtcNow,
            DateTimeOffset end => end - DateTimeOffset.UtcNow,
            TimeSpan => given,
            string text when !IsNumber(text, out _) => given,
            _ when IsNumber(given, out var seconds) => Seconds(seconds),
            _ => given,
        };
    }

    private static bool IsNumber(object? value, out double number)
    {
        number = 0;
        return value is string text
            ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            : value is IConvertible && LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out number);
    }

    // What is beyond a TimeSpan is beyond what is allowed, too, and is told so.
    private static TimeSpan Seconds(double seconds) =>
        Math.Abs(seconds) < TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
}
