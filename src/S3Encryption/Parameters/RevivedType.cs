using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using S3Encryption.Errors;

namespace S3Encryption.Parameters;

/// <summary>Makes objects of one type of what PowerShell has serialised of them.</summary>
internal sealed class RevivedType(Type type)
{
    private readonly PropertyInfo[] _properties = [.. type.GetProperties().Where(p => p.CanWrite)];

    /// <exception cref="S3EncryptionException"><c>NotReportable</c>: a value is not known to this version, or missing.</exception>
    public object Revive(PSObject item)
    {
        var made = Activator.CreateInstance(type)!;
        foreach (var property in _properties)
        {
            var value = item.Properties[property.Name]?.Value;
            if (value is null or PSObject { BaseObject: null })
            {
                // Text that is always there is what everything else stands on: a bucket's name, a key.
                if (IsRequiredText(property)) throw ReportFailures.Unreadable(type.Name, property.Name);
                continue;
            }

            try
            {
                if (Convert(value, property.PropertyType) is object known) property.SetValue(made, known);
            }
            catch (Exception e) when (e is PSInvalidCastException or ArgumentException)
            {
                throw ReportFailures.Unreadable(type.Name, property.Name);
            }
        }

        return made;
    }

    private static bool IsRequiredText(PropertyInfo property) =>
        property.PropertyType == typeof(string) && property.CustomAttributes.Any(a => a.AttributeType.Name == "RequiredMemberAttribute");

    private static object? Convert(object value, Type to)
    {
        var target = Nullable.GetUnderlyingType(to) ?? to;
        // A kind comes as its number and its name, and only the name means the same in every version.
        if (target.IsEnum) return Enum.Parse(target, $"{value}");
        if (target == typeof(DateTimeOffset)) return Time(value);
        var plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        if (target == typeof(IReadOnlyList<string>)) return Texts(plain);
        if (target == typeof(IReadOnlyDictionary<string, string>)) return Table(plain, text => $"{text}");
        if (target == typeof(IReadOnlyDictionary<string, long>)) return Table(plain, count => (long)Plain(count, typeof(long)));
        return Plain(plain, target);
    }

    // Its properties are serialised, or at the last level only its text, in the other computer's language: then it stays unknown.
    private static object? Time(object value) =>
        value is PSObject item && item.Properties["UtcTicks"]?.Value is long ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    private static object Plain(object? value, Type to) => LanguagePrimitives.ConvertTo(value, to, CultureInfo.InvariantCulture);

    private static string[] Texts(object value) =>
        value is IEnumerable many and not string ? [.. many.Cast<object>().Select(one => $"{one}")] : [$"{value}"];

    private static Dictionary<string, T> Table<T>(object value, Func<object?, T> of) => value is IDictionary table
        ? table.Cast<DictionaryEntry>().ToDictionary(entry => $"{entry.Key}", entry => of(entry.Value))
        : [];
}
