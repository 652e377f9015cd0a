#if NET
using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace S3Encryption.Core.Objects.Checksums;

/// <summary>
/// The MD5s (RFC 1321) of eight stretches of the same length at once, one in each lane of a vector register. Each step of an MD5 waits for
/// the one before, so that one alone leaves most of a core idle (docs/performance.md).
/// </summary>
internal sealed class Md5Lanes
{
    /// <summary>How many stretches.</summary>
    public const int Count = 8;

    /// <summary>All that is appended is a multiple of so many bytes.</summary>
    public const int Block = 64;

    private const int WordsInBlock = 16;
    private static readonly uint[] Constants = Sines();
    private Vector256<uint> _a = Vector256.Create(0x67452301u);
    private Vector256<uint> _b = Vector256.Create(0xefcdab89u);
    private Vector256<uint> _c = Vector256.Create(0x98badcfeu);
    private Vector256<uint> _d = Vector256.Create(0x10325476u);
    private long _length;

    /// <summary>Whether this processor has such registers.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>Goes on with the next bytes of each stretch.</summary>
    /// <param name="buffer">The bytes of the first stretch, and each <paramref name="stride"/> bytes further those of the next.</param>
    /// <param name="stride">Bytes from one stretch's to the next's.</param>
    /// <param name="count">Bytes of each, a multiple of <see cref="Block"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Append(byte[] buffer, int stride, int count)
    {
        Span<Vector256<uint>> words = stackalloc Vector256<uint>[WordsInBlock];
        for (var at = 0; at < count; at += Block)
        {
            Transpose(buffer, at, stride, words[..Count]);
            Transpose(buffer, at + (Block / 2), stride, words[Count..]);
            Mix(words);
        }

        _length += count;
    }

    /// <summary>The MD5 of each stretch, in their order.</summary>
    public byte[][] Finish()
    {
        Span<Vector256<uint>> words = stackalloc Vector256<uint>[WordsInBlock];
        words.Clear();
        words[0] = Vector256.Create(0x80u);
        words[14] = Vector256.Create((uint)(_length << 3));
        words[15] = Vector256.Create((uint)(_length >> 29));
        Mix(words);
        var sums = new byte[Count][];
        for (var lane = 0; lane < Count; lane++)
        {
            sums[lane] = new byte[16];
            BinaryPrimitives.WriteUInt32LittleEndian(sums[lane], _a[lane]);
            BinaryPrimitives.WriteUInt32LittleEndian(sums[lane].AsSpan(4), _b[lane]);
            BinaryPrimitives.WriteUInt32LittleEndian(sums[lane].AsSpan(8), _c[lane]);
            BinaryPrimitives.WriteUInt32LittleEndian(sums[lane].AsSpan(12), _d[lane]);
        }

        return sums;
    }

    // Eight words of each stretch become eight registers with one word of each.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(byte[] buffer, int at, int stride, Span<Vector256<uint>> words)
    {
        var (r0, r1, r2, r3) = FourRows(buffer, at, stride);
        var (r4, r5, r6, r7) = FourRows(buffer, at + (4 * stride), stride);
        var (a0, a1, a2, a3) = (Avx2.UnpackLow(r0, r1), Avx2.UnpackHigh(r0, r1), Avx2.UnpackLow(r2, r3), Avx2.UnpackHigh(r2, r3));
        var (a4, a5, a6, a7) = (Avx2.UnpackLow(r4, r5), Avx2.UnpackHigh(r4, r5), Avx2.UnpackLow(r6, r7), Avx2.UnpackHigh(r6, r7));
        var (b0, b1, b2, b3) = (Low(a0, a2), High(a0, a2), Low(a1, a3), High(a1, a3));
        var (b4, b5, b6, b7) = (Low(a4, a6), High(a4, a6), Low(a5, a7), High(a5, a7));
        (words[0], words[4]) = Halves(b0, b4);
        (words[1], words[5]) = Halves(b1, b5);
        (words[2], words[6]) = Halves(b2, b6);
        (words[3], words[7]) = Halves(b3, b7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<uint> Row0, Vector256<uint> Row1, Vector256<uint> Row2, Vector256<uint> Row3) FourRows(
        byte[] buffer, int at, int stride) =>
        (Row(buffer, at), Row(buffer, at + stride), Row(buffer, at + (2 * stride)), Row(buffer, at + (3 * stride)));

    private static Vector256<uint> Row(byte[] buffer, int at) =>
        Vector256.Create<byte>(buffer.AsSpan(at, Vector256<byte>.Count)).AsUInt32();

    private static Vector256<uint> Low(Vector256<uint> x, Vector256<uint> y) => Avx2.UnpackLow(x.AsUInt64(), y.AsUInt64()).AsUInt32();

    private static Vector256<uint> High(Vector256<uint> x, Vector256<uint> y) => Avx2.UnpackHigh(x.AsUInt64(), y.AsUInt64()).AsUInt32();

    private static (Vector256<uint> Lower, Vector256<uint> Upper) Halves(Vector256<uint> x, Vector256<uint> y) =>
        (Avx2.Permute2x128(x, y, 0x20), Avx2.Permute2x128(x, y, 0x31));

    // The four rounds of RFC 1321, section 3.4.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Mix(Span<Vector256<uint>> m)
    {
        var (a, b, c, d) = (_a, _b, _c, _d);
        for (var i = 0; i < 16; i += 4)
        {
            a = Step(b, a + (d ^ (b & (c ^ d))), m[i], i, 7);
            d = Step(a, d + (c ^ (a & (b ^ c))), m[i + 1], i + 1, 12);
            c = Step(d, c + (b ^ (d & (a ^ b))), m[i + 2], i + 2, 17);
            b = Step(c, b + (a ^ (c & (d ^ a))), m[i + 3], i + 3, 22);
        }

        for (var i = 16; i < 32; i += 4)
        {
            a = Step(b, a + (c ^ (d & (b ^ c))), m[((5 * i) + 1) & 15], i, 5);
            d = Step(a, d + (b ^ (c & (a ^ b))), m[((5 * i) + 6) & 15], i + 1, 9);
            c = Step(d, c + (a ^ (b & (d ^ a))), m[((5 * i) + 11) & 15], i + 2, 14);
            b = Step(c, b + (d ^ (a & (c ^ d))), m[(5 * i) & 15], i + 3, 20);
        }

        for (var i = 32; i < 48; i += 4)
        {
            a = Step(b, a + (b ^ c ^ d), m[((3 * i) + 5) & 15], i, 4);
            d = Step(a, d + (a ^ b ^ c), m[((3 * i) + 8) & 15], i + 1, 11);
            c = Step(d, c + (d ^ a ^ b), m[((3 * i) + 11) & 15], i + 2, 16);
            b = Step(c, b + (c ^ d ^ a), m[((3 * i) + 14) & 15], i + 3, 23);
        }

        for (var i = 48; i < 64; i += 4)
        {
            a = Step(b, a + (c ^ (b | ~d)), m[(7 * i) & 15], i, 6);
            d = Step(a, d + (b ^ (a | ~c)), m[((7 * i) + 7) & 15], i + 1, 10);
            c = Step(d, c + (a ^ (d | ~b)), m[((7 * i) + 14) & 15], i + 2, 15);
            b = Step(c, b + (d ^ (c | ~a)), m[((7 * i) + 21) & 15], i + 3, 21);
        }

        (_a, _b, _c, _d) = (_a + a, _b + b, _c + c, _d + d);
    }

    private static Vector256<uint> Step(Vector256<uint> next, Vector256<uint> sum, Vector256<uint> word, int step, int shift)
    {
        sum += word + Vector256.Create(Constants[step]);
        return next + ((sum << shift) | (sum >>> (32 - shift)));
    }

    private static uint[] Sines()
    {
        var sines = new uint[Block];
        for (var i = 0; i < sines.Length; i++) sines[i] = (uint)(long)Math.Floor(Math.Abs(Math.Sin(i + 1)) * (1L << 32));
        return sines;
    }
}
#endif
