using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Buckets.Configurations;

/// <summary>
/// How an element of a document must look: how often it stands there, and either its text or its children. S3 takes the children in any
/// order, and none that it does not know.
/// </summary>
internal sealed record XmlShape(string Name, int Least, int Most, Func<string, bool>? Text, IReadOnlyList<XmlShape> Children)
{
    internal static XmlShape One(string name, params XmlShape[] children) => new(name, 1, 1, null, children);

    internal static XmlShape One(string name, Func<string, bool> text) => new(name, 1, 1, text, []);

    internal static XmlShape Maybe(string name, params XmlShape[] children) => new(name, 0, 1, null, children);

    internal static XmlShape Maybe(string name, Func<string, bool> text) => new(name, 0, 1, text, []);

    internal static XmlShape Some(string name, params XmlShape[] children) => new(name, 1, int.MaxValue, null, children);

    internal static XmlShape Some(string name, Func<string, bool> text) => new(name, 1, int.MaxValue, text, []);

    internal static XmlShape Any(string name, params XmlShape[] children) => new(name, 0, int.MaxValue, null, children);

    internal static XmlShape Any(string name, Func<string, bool> text) => new(name, 0, int.MaxValue, text, []);

    internal static bool IsText(string _) => true;

    internal static bool IsName(string text) => text.Length > 0;

    internal static bool IsFlag(string text) => text is "true" or "false";

    internal static bool IsNumber(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    internal static bool IsDate(string text) => DateForms.TryParse(text) is not null;

    internal static Func<string, bool> OneOf(params string[] values) => text => values.Contains(text, StringComparer.Ordinal);

    internal bool Matches(XElement element)
    {
        if (Text is not null)
        {
            return !element.HasElements && Text(element.Value);
        }

        return element.Elements().All(child => Children.Any(shape => shape.IsOf(child) && shape.Matches(child)))
            && Children.All(shape => element.Elements().Count(shape.IsOf) is var count && count >= shape.Least && count <= shape.Most);
    }

    private bool IsOf(XElement element) => string.Equals(element.Name.LocalName, Name, StringComparison.Ordinal);
}
