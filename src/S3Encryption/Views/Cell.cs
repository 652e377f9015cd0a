using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation.Host;
using S3Encryption.Core.Access;
using S3Encryption.Core.Objects;

namespace S3Encryption.Views;

/// <summary>What the tables and lists of the format files show: values as people read them. Objects keep their values as scripts need them.</summary>
public static class Cell
{
    private const int ShownOfKey = 8;

    // An id that is cut short, and an account.
    private const int RoomOfKey = 24;
    private const int RoomOfAliasElsewhere = 14;
    private const int LeastOfName = 21;
    private const int MostOfName = 36;
    private const int NarrowWindow = 100;

    /// <summary>A size such as <c>84.1 MiB</c>; empty where it is not known.</summary>
    /// <param name="bytes">Bytes.</param>
    public static string Size(long? bytes) => bytes is long size ? Bytes.Text(size) : string.Empty;

    /// <summary>A size such as <c>84.1 MiB (88,203,345 bytes)</c>, in the digits of the current culture.</summary>
    /// <param name="bytes">Bytes.</param>
    public static string SizeInFull(long? bytes) => bytes is not long size
        ? string.Empty
        : string.Format(CultureInfo.CurrentCulture, size < 1024 ? "{0:N0} bytes" : "{1} ({0:N0} bytes)", size, Bytes.Text(size));

    /// <summary>Local time, to the second.</summary>
    public static string Time(DateTimeOffset? time) =>
        time?.LocalDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>
    /// A KMS key by its alias: KMS tells those of the caller's own account only. Without one, which is so for keys of other accounts, by
    /// what there is and the account that has it.
    /// </summary>
    /// <param name="alias">The alias in the caller's account; null where none is known.</param>
    /// <param name="arn">The ARN; null where none is known.</param>
    /// <param name="given">What the key is called where it is named, which may be by another account's alias.</param>
    public static string Key(string? alias, string? arn, string? given)
    {
        if (!string.IsNullOrEmpty(alias)) return alias!;
        if (AliasElsewhere(given) is var (name, account)) return $"{name} ({account})";
        var named = Filled(arn) ?? given ?? string.Empty;
        return KeyArn.Parse(named) is { } key ? $"{key.KeyId} ({key.AccountId})" : named;
    }

    /// <summary>The same for a narrow table: enough of an id to tell it from others, and not the middle of a long alias.</summary>
    /// <param name="alias">The alias in the caller's account; null where none is known.</param>
    /// <param name="arn">The ARN; null where none is known.</param>
    /// <param name="given">What the key is called where it is named, which may be by another account's alias.</param>
    /// <param name="host">The host.</param>
    public static string NarrowKey(string? alias, string? arn, string? given, PSHost host)
    {
        if (!string.IsNullOrEmpty(alias)) return Name(alias, RoomOfKey, host);
        if (AliasElsewhere(given) is var (name, account)) return $"{Name(name, RoomOfAliasElsewhere, host)} ({account})";
        var named = Filled(arn) ?? given;
        return named is not null && KeyArn.Parse(named) is { } key ? $"{ShortKey(named)} ({key.AccountId})" : Name(named, RoomOfKey, host);
    }

    /// <summary>
    /// The name of a bucket beside its key, with what the key leaves of their room together. In a window of 100 columns all columns are
    /// there; where one row has a long name and another a long key, the last, of Regions, is what wraps.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="key">The key as it is shown.</param>
    /// <param name="host">The host.</param>
    public static string NameBesideKey(string? name, string key, PSHost host) =>
        Name(name, Math.Max(LeastOfName, Math.Min(MostOfName, LeastOfName + RoomOfKey - key.Length)), host);

    /// <summary>
    /// A name that leaves the columns beside it their place: without its middle where it is longer than its room. Lists show all of it.
    /// </summary>
    /// <param name="name">The name; null for none.</param>
    /// <param name="room">What it may take in a window of 100 columns.</param>
    /// <param name="host">The host. Half of what its window has beyond 100 columns is room too.</param>
    public static string Name(string? name, int room, PSHost host)
    {
        room += Math.Max(0, WidthOf(host) - NarrowWindow) / 2;
        name = Text(name);
        if (name.Length <= room) return name;
        var end = (room - 1) / 2;
        return name.Substring(0, room - 1 - end) + "…" + name.Substring(name.Length - end);
    }

    /// <summary>The id of a KMS key.</summary>
    /// <param name="arn">The ARN; null for no key.</param>
    public static string KeyId(string? arn) => arn is null ? string.Empty : arn.Substring(arn.LastIndexOf('/') + 1);

    /// <summary>Enough of a KMS key's id to tell it from others in a narrow table.</summary>
    /// <param name="arn">The ARN; null for no key.</param>
    public static string ShortKey(string? arn)
    {
        var id = KeyId(arn);
        var shown = id.StartsWith("mrk-", StringComparison.Ordinal) ? "mrk-".Length + ShownOfKey : ShownOfKey;
        return id.Length <= shown ? id : id.Substring(0, shown) + "…";
    }

    /// <summary>An object as <c>s3://bucket/key</c>, and its version if one is meant.</summary>
    public static string Object(string bucketName, string key, string? versionId) =>
        Text(string.IsNullOrEmpty(versionId) ? $"s3://{bucketName}/{key}" : $"s3://{bucketName}/{key} ({versionId})");

    /// <summary>Text that others chose: what would control the console is shown as its number.</summary>
    /// <param name="text">The text; null for none.</param>
    public static string Text(string? text) => text is null ? string.Empty : VisibleText.OfLines(text);

    /// <summary>A kind of encryption: by its algorithm where it is none of the known, with a question mark where it is only probable.</summary>
    public static string Kind(EncryptionKind? kind, string? algorithm, bool isProbable)
    {
        if (kind is null) return string.Empty;
        var name = kind == EncryptionKind.Other && algorithm is not null ? algorithm : kind.ToString()!;
        return Paint.As(kind == EncryptionKind.None ? Tone.Bad : Tone.Plain, isProbable ? name + "?" : name);
    }

    /// <summary>A result or state, coloured by how good it is, where the host shows colours.</summary>
    public static string State(object? value) =>
        value is null ? string.Empty : Paint.As(Tones.Of(value), string.Format(CultureInfo.InvariantCulture, "{0}", value));

    /// <summary>How bad a finding is; coloured where it was found.</summary>
    public static string Severity(CheckResult result, CheckSeverity severity) => Paint.As(
        result != CheckResult.Failed ? Tone.Plain : severity == CheckSeverity.High ? Tone.Bad : Tone.Doubtful, severity.ToString());

    /// <summary>A line for each pair.</summary>
    public static string Lines(IReadOnlyDictionary<string, string>? pairs, string between) =>
        pairs is null ? string.Empty : string.Join(Environment.NewLine, pairs.Select(p => Text(p.Key + between + p.Value)));

    // PowerShell gives the empty string where a property is null.
    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static (string Alias, string Account)? AliasElsewhere(string? given) =>
        given?.Split([':'], 6) is ["arn", _, "kms", _, var account, var named] && named.StartsWith("alias/", StringComparison.Ordinal)
            ? (named, account)
            : null;

    // Not every host has a window.
    private static int WidthOf(PSHost host)
    {
        try
        {
            return host.UI?.RawUI?.WindowSize.Width ?? 0;
        }
        catch (Exception e) when (e is HostException or NotImplementedException or InvalidOperationException or IOException)
        {
            return 0;
        }
    }
}
