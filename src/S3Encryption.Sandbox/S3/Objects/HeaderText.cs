using System;
using System.Linq;
using System.Text;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>Makes any text fit for a response header; S3 gives metadata that is not ASCII back as RFC 2047 has it.</summary>
internal static class HeaderText
{
    internal static string Encode(string value) => value.All(one => one is >= ' ' and <= '~' or '\t')
        ? value
        : "=?UTF-8?B?" + Convert.ToBase64String(Encoding.UTF8.GetBytes(value)) + "?=";
}
