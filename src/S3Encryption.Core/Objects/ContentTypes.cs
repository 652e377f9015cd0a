using System;
using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Core.Objects;

/// <summary>The media type that goes with a file's extension: those that browsers and tools treat by it. Others are just bytes.</summary>
/// <remarks>https://www.iana.org/assignments/media-types</remarks>
public static class ContentTypes
{
    private const string Table = """
        text/plain txt log ini cfg conf text
        text/csv csv
        text/tab-separated-values tsv
        text/html htm html
        text/css css
        text/javascript js mjs
        text/markdown md markdown
        text/calendar ics
        application/xml xml xsd xsl config
        application/json json map
        application/x-ndjson ndjson jsonl
        application/yaml yaml yml
        application/pdf pdf
        application/rtf rtf
        application/zip zip
        application/gzip gz tgz
        application/x-bzip2 bz2
        application/x-xz xz
        application/zstd zst
        application/x-7z-compressed 7z
        application/x-tar tar
        application/vnd.apache.parquet parquet
        application/wasm wasm
        application/sql sql
        application/msword doc
        application/vnd.ms-excel xls
        application/vnd.ms-powerpoint ppt
        application/vnd.openxmlformats-officedocument.wordprocessingml.document docx
        application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
        application/vnd.openxmlformats-officedocument.presentationml.presentation pptx
        image/png png
        image/jpeg jpg jpeg
        image/gif gif
        image/svg+xml svg
        image/webp webp
        image/bmp bmp
        image/tiff tif tiff
        image/x-icon ico
        audio/mpeg mp3
        audio/wav wav
        video/mp4 mp4 m4v
        video/webm webm
        video/quicktime mov
        font/woff woff
        font/woff2 woff2
        """;

    private static readonly Dictionary<string, string> ByExtension = Read();

    /// <summary>The media type of a key or file name; null for one whose extension says nothing.</summary>
    public static string? Of(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot > name.LastIndexOf('/') && ByExtension.TryGetValue(name.Substring(dot + 1), out var type) ? type : null;
    }

    private static Dictionary<string, string> Read() => Table
        .Split(['\n'], StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Trim().Split(' '))
        .SelectMany(words => words.Skip(1), (words, extension) => (words[0], extension))
        .ToDictionary(pair => pair.extension, pair => pair.Item1, StringComparer.OrdinalIgnoreCase);
}
