using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using S3Encryption.Core.Failures;
using S3Encryption.Errors;

namespace S3Encryption.Parameters;

/// <summary>Makes full paths of what -Path and -LiteralPath name.</summary>
internal static class Files
{
    /// <param name="cmdlet">Whose location and drives count.</param>
    /// <param name="path">With wildcards.</param>
    /// <param name="literalPath">Verbatim.</param>
    /// <param name="fail">Called for each one that names nothing; the others go on.</param>
    public static IEnumerable<string> Resolve(PSCmdlet cmdlet, string[]? path, string[]? literalPath, Action<S3EncryptionException> fail)
    {
        foreach (var one in literalPath ?? []) yield return cmdlet.GetUnresolvedProviderPathFromPSPath(one);
        foreach (var one in path ?? [])
        {
            var found = Expand(cmdlet, one, out var failure);
            if (failure is not null) fail(failure);
            foreach (var file in found) yield return file;
        }
    }

    /// <summary>The full path of a file that is to be written.</summary>
    /// <exception cref="S3EncryptionException"><c>NotAFile</c>: it is not in the file system.</exception>
    public static string ToWrite(PSCmdlet cmdlet, string path)
    {
        try
        {
            var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem" ? full : throw InputFailures.NotAFile(path);
        }
        catch (System.Management.Automation.DriveNotFoundException)
        {
            throw InputFailures.NotAFile(path);
        }
    }

    private static Collection<string> Expand(PSCmdlet cmdlet, string path, out S3EncryptionException? failure)
    {
        failure = null;
        try
        {
            var found = cmdlet.GetResolvedProviderPathFromPSPath(path, out var provider);
            if (provider.Name != "FileSystem") failure = InputFailures.NotAFile(path);
            else if (found.Count == 0) failure = FileFailures.NotFound(path);
            return failure is null ? found : [];
        }
        catch (Exception e) when (e is ItemNotFoundException or System.Management.Automation.DriveNotFoundException)
        {
            failure = FileFailures.NotFound(path);
            return [];
        }
    }
}
