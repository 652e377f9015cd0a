using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using S3Encryption.Core.Failures;

namespace S3Encryption.Parameters;

/// <summary>The files of a folder and of those below it. Links to folders are not followed, so no circle is.</summary>
internal sealed class FolderFiles
{
    private readonly WildcardPattern[] _include;
    private readonly WildcardPattern[] _exclude;
    private readonly Action<S3EncryptionException> _fail;

    /// <param name="include">Names to take; none means all.</param>
    /// <param name="exclude">Names of files and folders to leave out.</param>
    /// <param name="fail">Called for each folder that cannot be read; the others go on.</param>
    public FolderFiles(string[]? include, string[]? exclude, Action<S3EncryptionException> fail)
    {
        _include = Patterns(include);
        _exclude = Patterns(exclude);
        _fail = fail;
    }

    /// <summary>Whether a file of this name is wanted.</summary>
    public bool Wants(string name) => (_include.Length == 0 || Matches(_include, name)) && !Matches(_exclude, name);

    /// <summary>The files, in the order of their names.</summary>
    public IEnumerable<FileToSend> Below(string folder) => Below(new DirectoryInfo(folder), string.Empty);

    private IEnumerable<FileToSend> Below(DirectoryInfo folder, string prefix)
    {
        foreach (var entry in Entries(folder))
        {
            if (entry is FileInfo && Wants(entry.Name)) yield return new FileToSend(entry.FullName, prefix + entry.Name);
            if (entry is not DirectoryInfo below || Matches(_exclude, entry.Name)) continue;
            if ((entry.Attributes & FileAttributes.ReparsePoint) != 0) continue;
            foreach (var file in Below(below, prefix + entry.Name + "/")) yield return file;
        }
    }

    private FileSystemInfo[] Entries(DirectoryInfo folder)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            _fail(FileFailures.CannotReadFolder(folder.FullName, e));
            return [];
        }
    }

    private static bool Matches(WildcardPattern[] patterns, string name) => Array.Exists(patterns, p => p.IsMatch(name));

    private static WildcardPattern[] Patterns(string[]? texts) =>
        [.. (texts ?? []).Select(t => new WildcardPattern(t, WildcardOptions.IgnoreCase))];
}
