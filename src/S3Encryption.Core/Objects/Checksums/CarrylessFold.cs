#if NET
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ArmAes = System.Runtime.Intrinsics.Arm.Aes;

namespace S3Encryption.Core.Objects.Checksums;

/// <summary>
/// Folds long input into 16 bytes by carry-less multiplication, 64 bytes at a step, where the processor has the instruction
/// (V. Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", Intel 2009).
/// </summary>
internal sealed class CarrylessFold
{
    private const int Shortest = 128;
    private readonly Vector128<ulong> _by512;
    private readonly Vector128<ulong> _by128;

    private CarrylessFold(Func<long, ulong> powerOfX)
    {
        // The product of two reflected 64-bit words comes out one bit low, hence one power less.
        _by512 = Vector128.Create(powerOfX(512 + 64 - 1), powerOfX(512 - 1));
        _by128 = Vector128.Create(powerOfX(128 + 64 - 1), powerOfX(128 - 1));
    }

    public static CarrylessFold? For(Func<long, ulong> powerOfX) =>
        BitConverter.IsLittleEndian && (Pclmulqdq.IsSupported || ArmAes.IsSupported) ? new CarrylessFold(powerOfX) : null;

    /// <summary>The register after as much of the input as could be folded, and how much that was.</summary>
    /// <remarks>Optimised at once: by the time .NET would do so by itself, a whole file has gone through.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (ulong State, int Done) Append(ulong state, byte[] bytes, int offset, int count, Crc crc)
    {
        if (count < Shortest) return (state, 0);
        var words = MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes.AsSpan(offset, count));
        var (a, b, c, d) = (words[0] ^ Vector128.CreateScalar(state), words[1], words[2], words[3]);
        var i = 4;
        for (; i + 4 <= words.Length; i += 4)
        {
            a = Fold(a, _by512) ^ words[i];
            b = Fold(b, _by512) ^ words[i + 1];
            c = Fold(c, _by512) ^ words[i + 2];
            d = Fold(d, _by512) ^ words[i + 3];
        }

        a = Fold(a, _by128) ^ b;
        a = Fold(a, _by128) ^ c;
        a = Fold(a, _by128) ^ d;
        for (; i < words.Length; i++) a = Fold(a, _by128) ^ words[i];
        var last = new byte[16];
        a.AsByte().CopyTo(last);
        return (crc.AppendTables(0, last, 0, last.Length), words.Length * 16);
    }

    private static Vector128<ulong> Fold(Vector128<ulong> value, Vector128<ulong> by) => Pclmulqdq.IsSupported
        ? Pclmulqdq.CarrylessMultiply(value, by, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, by, 0x11)
        : ArmAes.PolynomialMultiplyWideningLower(value.GetLower(), by.GetLower()) ^ ArmAes.PolynomialMultiplyWideningUpper(value, by);
}
#endif
