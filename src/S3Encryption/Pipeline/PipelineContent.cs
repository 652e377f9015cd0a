using System;
using System.IO;
using System.Management.Automation;
using System.Text;
using S3Encryption.Errors;

namespace S3Encryption.Pipeline;

/// <summary>Makes one stream of the bytes, texts and streams that come down the pipeline.</summary>
internal sealed class PipelineContent(bool endLines)
{
    private static readonly byte[] LineEnd = Encoding.UTF8.GetBytes(Environment.NewLine);

    public PipelineStream Stream { get; } = new();

    /// <summary>Whether an object is, or holds, bytes or text.</summary>
    public static bool IsContent(PSObject input) => input.BaseObject is byte or byte[] or string or System.IO.Stream
        || (input.BaseObject is object[] values && LanguagePrimitives.TryConvertTo<byte[]>(values, out _));

    /// <exception cref="S3EncryptionException">
    /// <c>NotContent</c>: an object of another kind. What came before it is no whole either, so the stream fails.
    /// </exception>
    public void Put(PSObject input)
    {
        try
        {
            PutAny(input);
        }
        catch (S3EncryptionException)
        {
            Stream.Fail(InputFailures.ContentIncomplete());
            throw;
        }
    }

    /// <summary>Nothing more comes.</summary>
    public void End() => Stream.End();

    private void PutAny(PSObject input)
    {
        switch (input.BaseObject)
        {
            case byte value:
                Stream.Put(value);
                break;
            case byte[] bytes:
                Stream.Put(bytes);
                break;
            case string text:
                Stream.Put(Encoding.UTF8.GetBytes(text));
                if (endLines) Stream.Put(LineEnd);
                break;
            case Stream stream:
                Copy(stream);
                break;
            case object[] values when LanguagePrimitives.TryConvertTo<byte[]>(values, out var bytes):
                Stream.Put(bytes);
                break;
            default:
                throw InputFailures.NotContent(input.BaseObject.GetType().Name);
        }
    }

    private void Copy(Stream stream)
    {
        const int piece = 1 << 20;
        for (var buffer = new byte[piece]; stream.Read(buffer, 0, piece) is var read and > 0; buffer = new byte[piece])
        {
            if (read < piece) Array.Resize(ref buffer, read);
            Stream.Put(buffer);
        }
    }
}
