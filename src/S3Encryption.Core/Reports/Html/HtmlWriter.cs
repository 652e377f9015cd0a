using System;
using System.IO;

namespace S3Encryption.Core.Reports.Html;

/// <summary>
/// Writes HTML in which data cannot become markup: all there is are elements, attributes and text, and every text and every attribute's
/// value is escaped here. Names are the program's own; one that is none is refused.
/// </summary>
internal sealed class HtmlWriter(TextWriter to)
{
    private static readonly string[] Empty = ["meta"];

    /// <summary>The first line of a page.</summary>
    public void Doctype() => to.Write("<!DOCTYPE html>\n");

    /// <summary>An element with text in it; without any where that is null.</summary>
    public void Element(string name, string? text, params (string Name, string? Value)[] attributes) =>
        Element(name, text is null ? null : () => Text(text), attributes);

    /// <summary>An element; attributes whose value is null are left out.</summary>
    public void Element(string name, Action? content, params (string Name, string? Value)[] attributes)
    {
        Open(name, attributes);
        if (Array.IndexOf(Empty, name) >= 0) return;
        content?.Invoke();
        to.Write($"</{name}>");
    }

    /// <summary>A style sheet or script. They are the only text that is not escaped, and never hold data.</summary>
    public void Element(string name, Asset asset)
    {
        Open(name, []);
        to.Write(asset.Text);
        to.Write($"</{name}>\n");
    }

    /// <summary>Text from the program or from data.</summary>
    public void Text(string text) => Escape(text);

    /// <summary>Text from data amid other text: writing that goes from right to left does not reach beyond it.</summary>
    public void Data(string text) => Element("bdi", text);

    /// <summary>A line end between elements, so that the page's source can be read.</summary>
    public void Line() => to.Write('\n');

    private void Open(string name, (string Name, string? Value)[] attributes)
    {
        to.Write('<');
        to.Write(Checked(name));
        foreach (var (attribute, value) in attributes)
        {
            if (value is null) continue;
            to.Write(' ');
            to.Write(Checked(attribute));
            to.Write("=\"");
            Escape(value);
            to.Write('"');
        }

        to.Write('>');
    }

    private void Escape(string text)
    {
        foreach (var c in VisibleText.Of(text))
        {
            switch (c)
            {
                case '&': to.Write("&amp;"); break;
                case '<': to.Write("&lt;"); break;
                case '>': to.Write("&gt;"); break;
                case '"': to.Write("&quot;"); break;
                case '\'': to.Write("&#39;"); break;
                default: to.Write(c); break;
            }
        }
    }

    private static string Checked(string name)
    {
        foreach (var c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-'))
                throw new ArgumentException($"'{name}' is no name of an element or attribute.", nameof(name));
        }

        return name;
    }
}
