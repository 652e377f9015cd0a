using System;
using System.Collections.Concurrent;
using System.IO;
using System.IO.Compression;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Objects.Inventory.Csv;

/// <summary>Inflates a file on a thread of its own, some blocks ahead of who reads them.</summary>
internal sealed class InflatedBlocks : IDisposable
{
    // 5 MB: where processors are shared, a thread may have to wait for longer than it takes to inflate a few blocks.
    private const int Ahead = 16;
    private readonly BlockingCollection<Block> _full = new(Ahead);
    private readonly BlockingCollection<Block> _free = new();
    private readonly CancellationTokenSource _ending;
    private readonly Task<bool> _work;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Begins.</summary>
    /// <param name="file">The file, under gzip.</param>
    /// <param name="moved">Called with the number of bytes of the file each time some were read.</param>
    /// <param name="stop">Ends it.</param>
    public InflatedBlocks(LocalFile file, Action<long> moved, CancellationToken stop)
    {
        for (var i = 0; i < Ahead; i++) _free.Add(new Block(), CancellationToken.None);
        _ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _work = OwnThread.RunAsync(() => Inflate(file, moved));
    }

    /// <summary>The next block; null at the end.</summary>
    /// <exception cref="InvalidDataException">The file is not what gzip makes.</exception>
    public Block? Next()
    {
        if (_full.TryTake(out var block, Timeout.Infinite, _ending.Token)) return block;
        _failure?.Throw();
        return null;
    }

    /// <summary>Takes a block back, to be filled again.</summary>
    public void Done(Block block) => _free.Add(block, CancellationToken.None);

    /// <inheritdoc/>
    public void Dispose()
    {
        _ending.Cancel();
        _work.Wait(CancellationToken.None);
        _ending.Dispose();
        _full.Dispose();
        _free.Dispose();
    }

    private bool Inflate(LocalFile file, Action<long> moved)
    {
        try
        {
            using var compressed = file.Open();
            using var text = new GZipStream(compressed, CompressionMode.Decompress);
            var told = 0L;
            do
            {
                var block = _free.Take(_ending.Token);
                block.Count = Fill(text, block.Bytes);
                if (block.Count > 0) _full.Add(block, _ending.Token);
                moved(compressed.Position - told);
                told = compressed.Position;
                if (block.Count == 0) return true;
            }
            while (true);
        }
        catch (OperationCanceledException) when (_ending.IsCancellationRequested)
        {
            // Nobody reads on.
            return false;
        }
        catch (Exception e)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
            return false;
        }
        finally
        {
            _full.CompleteAdding();
        }
    }

    private static int Fill(GZipStream text, byte[] bytes)
    {
        var done = 0;
        int read;
        while (done < Block.Most && (read = text.Read(bytes, Block.Headroom + done, Block.Most - done)) > 0) done += read;
        return done;
    }
}
