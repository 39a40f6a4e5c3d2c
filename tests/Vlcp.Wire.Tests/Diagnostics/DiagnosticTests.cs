using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Vlcp.Wire.Generator;

namespace Vlcp.Wire.Tests.Diagnostics;

/// <summary>Each sample has its expected diagnostic as a comment on the line where it must appear.</summary>
public sealed class DiagnosticTests
{
    private static readonly string[] Samples =
    [
        """
        [WireStruct]
        public record A // VLCPW001
        {
        }
        """,
        """
        public class Outer
        {
            [WireStruct]
            public partial record A; // VLCPW001
        }
        """,
        """
        [WireStruct]
        public partial record A
        {
            public byte Fine { get; init; }
            public System.DateTime Time { get; init; } // VLCPW002
        }
        """,
        """
        [WireStruct]
        public partial record A
        {
            [Remaining]
            public WireList<object> Items { get; init; } // VLCPW002
        }
        """,
        """
        [WireStruct]
        public partial record A { public byte X { get; init; } }
        public partial record A // VLCPW003
        { public byte Y { get; init; } }
        """,
        """
        [WireStruct]
        public partial record A
        {
            [Count("Nowhere")] // VLCPW004
            public WireList<byte> Items { get; init; }
        }
        """,
        """
        [WireStruct]
        public partial record A
        {
            public string Name() => "";
            [Length("Name")] // VLCPW004
            public WireBytes Items { get; init; }
            public byte Kind { get; init; }
            [When("Kind", 256)] // VLCPW004
            public byte? X { get; init; }
            [When("Kind")] // VLCPW004
            public byte? Y { get; init; }
        }
        """,
        """
        [WireStruct]
        public partial record A
        {
            [Count("N")] // VLCPW005
            public WireList<byte> Items { get; init; }
            public byte N { get; init; }
        }
        """,
        """
        [WireStruct]
        public partial record A
        {
            [Bits(4)]
            public byte X { get; init; } // VLCPW006
            [Bits(3)]
            public byte Y { get; init; }
            public byte Z { get; init; }
        }
        """,
        """
        [WireStruct]
        public partial record A
        {
            [Bits(33)]
            public ulong X { get; init; } // VLCPW006
            [Bits(39)]
            public ulong Y { get; init; }
        }
        """,
        """
        [WireStruct, Discriminator("Type")]
        public abstract partial record A { public byte Type { get; protected init; } }
        [WireStruct, WireUnknown]
        public partial record U : A;
        [WireStruct, WireCase(1)]
        public partial record B : A;
        [WireStruct]
        [WireCase(1)] // VLCPW007
        public partial record C : A;
        """,
        """
        [WireStruct, Discriminator("Type")]
        public abstract partial record A // VLCPW008
        { public byte Type { get; protected init; } }
        """,
        """
        [WireStruct]
        public partial record A
        {
            [Remaining]
            public WireBytes Rest { get; init; } // VLCPW009
            public byte Z { get; init; }
        }
        """,
        """
        [WireStruct]
        public partial record A
        {
            [Remaining]
            public WireBytes Rest { get; init; } // VLCPW009
        }
        [WireStruct]
        public partial record B : A { public byte Z { get; init; } }
        """,
        """
        [WireStruct]
        [Discriminator("Nowhere", Closed = true)] // VLCPW010
        public abstract partial record A;
        """,
        """
        [WireStruct, Discriminator("Type", Closed = true)]
        public abstract partial record A // VLCPW010
        {
            [ZeroTerminated] public string Name { get; init; } = "";
            public byte Type { get; protected init; }
        }
        """,
        """
        [WireStruct, Discriminator("Type", Closed = true)]
        public abstract partial record A // VLCPW010
        { public byte Type { get; } }
        """,
        """
        [WireStruct, WireCase(1)]
        public partial record A; // VLCPW011
        """,
        """
        [WireStruct, Discriminator("Type", Closed = true)]
        public abstract partial record A { public byte Type { get; protected init; } }
        [WireStruct]
        [WireCase(256)] // VLCPW011
        public partial record B : A;
        [WireStruct]
        [WireCase(1, 2)] // VLCPW011
        public partial record C : A;
        [WireStruct]
        [WireCase("x")] // VLCPW011
        public partial record D : A;
        [WireStruct, WireCase(4)]
        public abstract partial record E : A; // VLCPW011
        """,
        """
        [WireStruct, Discriminator("Type")]
        public abstract partial record A { public byte Type { get; protected init; } }
        [WireStruct, WireUnknown]
        public partial record B : A;
        [WireStruct, WireUnknown]
        public partial record C : A; // VLCPW011
        """,
        """
        [WireStruct]
        public partial record A
        {
            [Pad(0)] // VLCPW012
            public byte X { get; init; }
            [UIntBytes(3)] // VLCPW012
            public ushort Y { get; init; }
            [FixedText(4)] // VLCPW012
            public uint Z { get; init; }
            [Const(300)] // VLCPW012
            public partial byte C { get; }
            [Bits(8)]
            public float F { get; init; } // VLCPW012
            [LengthOf("Rest", Unit = 0)] // VLCPW012
            public partial byte L { get; }
            public WireBytes Rest { get; init; }
            [FixedBytes(4)]
            [Remaining] // VLCPW012
            public WireBytes Twice { get; init; }
        }
        """,
        """
        [WireStruct]
        public partial record A
        {
            public string Text { get; init; } = ""; // VLCPW013
            public WireBytes Bytes { get; init; } // VLCPW013
            public byte[] Array { get; init; } = []; // VLCPW013
            public WireList<byte> List { get; init; } // VLCPW013
        }
        """,
        """
        [WireStruct]
        public partial record A
        {
            [StructLength]
            public ushort Length { get; init; } // VLCPW014
            [Const(1)]
            public byte One => 1; // VLCPW014
        }
        """,
        """
        [WireStruct]
        public partial record A
        {
            [Pad(1)]
            public byte X => 1; // VLCPW015
        }
        """,
        """
        [WireStruct]
        public partial record A
        {
            [FixedText(4)]
            public string Name { get; init; } // VLCPW016
            [FixedText(4)]
            public required string Other { get; init; }
        }
        """,
        """
        [WireStruct]
        public partial record A
        {
            public byte? X { get; init; } // VLCPW017
            public bool B { get; init; }
            [When("B")]
            public byte Y { get; init; } // VLCPW017
        }
        """,
        """
        [WireStruct]
        public partial record A<T>; // VLCPW018
        [WireStruct]
        public partial record B(byte X); // VLCPW018
        public record Plain;
        [WireStruct]
        public partial record C : Plain; // VLCPW018
        [WireStruct(Align = 0)]
        public partial record D; // VLCPW018
        [WireStruct(Align = 8)]
        public partial record E;
        [WireStruct(Align = 4)]
        public partial record F : E; // VLCPW018
        [WireStruct]
        public partial record G { [StructLength] public partial byte Length { get; } }
        [WireStruct(Align = 4, AlignInLength = true)]
        public partial record H : G; // VLCPW018
        """,
        """
        [WireStruct]
        public partial record A
        {
            public WireBytes Before { get; init; } // VLCPW013
            [LengthOf("Before")] // VLCPW019
            public partial byte L1 { get; }
            [CountOf("Nowhere")] // VLCPW019
            public partial byte L2 { get; }
            [LengthOf("Rest")]
            public partial byte L3 { get; }
            [LengthOf("Rest")] // VLCPW019
            public partial byte L4 { get; }
            public WireBytes Rest { get; init; }
        }
        """,
        """
        [WireStruct]
        public partial record A
        {
            [CountOf("X")]
            public partial byte N { get; } // VLCPW019
            public byte X { get; init; }
        }
        """,
        """
        [WireStruct]
        public partial record A
        {
            [StructLength]
            public partial ushort Length { get; }
        }
        [WireStruct]
        public partial record B : A
        {
            [StructLength]
            public partial ushort Other { get; } // VLCPW020
        }
        """,
    ];

    public static TheoryData<int> Numbers => new(Enumerable.Range(0, Samples.Length));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Wrong_declaration_is_reported_at_its_line(int number)
    {
        var compiled = new Compiled(Samples[number]);

        Assert.Equal(compiled.Expected(), compiled.Reported());
        Assert.All(compiled.Problems, p => Assert.Equal(DiagnosticSeverity.Error, p.Severity));
    }

    [Fact]
    public void Every_rule_has_a_sample()
    {
        var rules = typeof(Rules).GetFields().Select(f => ((DiagnosticDescriptor)f.GetValue(null)!).Id);

        Assert.Equal(rules.Order(), Samples.SelectMany(s => new Compiled(s).Expected()).Select(e => e.Id).Distinct().Order());
    }

    [Fact]
    public void Right_declaration_compiles_without_a_word()
    {
        var compiled = new Compiled(
            """
            namespace N;
            public partial class Outer
            {
                [WireStruct, Discriminator("Type", Closed = true)]
                public abstract partial class A
                {
                    public byte Type { get; protected init; }
                    [Const(2)] internal partial byte Two { get; }
                }
                [WireStruct, WireCase(1)]
                internal sealed partial class B : A
                {
                    [LengthOf(nameof(Items))] private partial byte Length { get; }
                    public required ushort[] Items { get; set; }
                    [Remaining] public System.ReadOnlyMemory<byte> Rest { get; init; }
                }
            }
            """);

        Assert.Empty(compiled.Problems);
        Assert.DoesNotContain(compiled.Output.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity >= DiagnosticSeverity.Warning);
    }

    [Fact]
    public void Unrelated_change_generates_nothing_anew()
    {
        var compiled = new Compiled("[WireStruct] public partial record A { public byte X { get; init; } }");
        var changed = compiled.Output.RemoveSyntaxTrees(compiled.Output.SyntaxTrees.Skip(1))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated;", cancellationToken: TestContext.Current.CancellationToken));

        var result = compiled.Driver.RunGenerators(changed, TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        var outputs = result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).ToList();
        Assert.NotEmpty(outputs);
        Assert.All(outputs, o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));
    }
}
