namespace S3Encryption.Core.Objects.Measuring;

/// <summary>What is counted of one group.</summary>
internal sealed class GroupCount
{
    public long Objects { get; private set; }

    public long Bytes { get; private set; }

    public long UnknownSizes { get; private set; }

    public void Add(long? size)
    {
        Objects++;
        if (size is long known) Bytes += known;
        else UnknownSizes++;
    }

    public void Add(GroupCount other) => Add(other.Objects, other.Bytes, other.UnknownSizes);

    public void Add(long objects, long bytes, long unknownSizes)
    {
        Objects += objects;
        Bytes += bytes;
        UnknownSizes += unknownSizes;
    }
}
