package dev.gradus.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.core.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

  interface Animal {}

  enum Coat {
    SHORT_HAIR,
    LONG_HAIR
  }

  record Leash(double length, boolean elastic) {}

  record Dog(
      int legs,
      double weight,
      Coat coat,
      Shape box,
      List<Animal> friends,
      Optional<Animal> rival,
      Leash leash,
      String name)
      implements Animal {
    Dog {
      if (legs < 0) {
        throw new ConfigException("Dog: legs must be at least 0, got " + legs + ".");
      }
    }

    Dog() {
      this(
          4,
          12.5,
          Coat.SHORT_HAIR,
          Shape.of(2, 3),
          List.of(),
          Optional.empty(),
          new Leash(1.5, false),
          "Rex");
    }
  }

  record Cat(float lives, long steps) implements Animal {}

  record Named(String of) implements Animal {}

  record Rider(Animal on, int laps) implements Animal {}

  enum Ghost implements Animal {
    CASPER
  }

  private static final Kinds KINDS =
      Kinds.none()
          .with(Animal.class, Kind.of("dog", new Dog()))
          .with(
              Animal.class,
              Kind.of("cat", new Cat(0.1f, 7)).requiring("steps").shorthandFor("lives"))
          .with(Animal.class, Kind.of("casper", Ghost.CASPER))
          .with(Animal.class, Kind.of("rider", new Rider(Ghost.CASPER, 3)).shorthandFor("on"))
          .with(Animal.class, Kind.of("named", new Named("x")).unnamedFor("of"));

  record Zoo(Animal first, List<Animal> rest) {}

  private static final Kind<Zoo> ZOO =
      Kind.of("zoo", new Zoo(new Dog(), List.of())).requiring("first");

  private static Zoo read(String yaml) {
    Place place = Place.root("zoo.yaml");
    return (Zoo)
        new RecordCodec(KINDS)
            .decode(ZOO, ValueCodec.map(Yaml.read(yaml, "zoo.yaml"), place), place);
  }

  private static Map<String, Object> write(Zoo zoo) {
    return new RecordCodec(KINDS).encode(ZOO, zoo, Place.root("zoo"));
  }

  private static void assertRefused(String yaml, String message) {
    ConfigException refusal = assertThrows(ConfigException.class, () -> read(yaml));
    assertEquals(message, refusal.getMessage());
  }

  @Test
  void decode_bareWord_givesPrototype() {
    assertEquals(new Zoo(new Dog(), List.of(Ghost.CASPER)), read("{first: dog, rest: [casper]}"));
  }

  @Test
  void decode_everyType_givesItsValue() {
    Zoo zoo =
        read(
            """
            first:
              dog:
                legs: 3
                weight: 2
                coat: long-hair
                box: [1, 2, 3]
                friends: [casper, {cat: {steps: 9, lives: .5}}]
                rival: dog
                leash: {elastic: true}
                name: "7"
            """);
    Dog expected =
        new Dog(
            3,
            2.0,
            Coat.LONG_HAIR,
            Shape.of(1, 2, 3),
            List.of(Ghost.CASPER, new Cat(0.5f, 9)),
            Optional.of(new Dog()),
            new Leash(1.5, true),
            "7");
    assertEquals(expected, zoo.first());
    assertEquals(zoo, read(Yaml.write(write(zoo))));
  }

  @Test
  void decode_shortForms_meanTheMainKey() {
    assertEquals(new Rider(new Named("Fury"), 3), read("first: {rider: Fury}").first());
    assertEquals(new Rider(new Dog(), 3), read("first: {rider: {dog: {}}}").first());
    assertEquals(new Rider(new Dog(), 9), read("first: {rider: {on: dog, laps: 9}}").first());
    assertEquals(new Cat(9, 2), read("first: {cat: 9, steps: 2}").first());
    assertEquals(new Named("Fury"), read("first: Fury").first());
  }

  @Test
  void encode_prototype_namesEverySetting() {
    assertEquals(
        """
        first:
          dog:
            legs: 4
            weight: 12.5
            coat: short-hair
            box: [2, 3]
            friends: []
            leash: {length: 1.5, elastic: false}
            name: Rex
        rest:
        - casper
        - x
        - cat: {lives: 0.1, steps: 7}
        """,
        Yaml.write(
            write(new Zoo(new Dog(), List.of(Ghost.CASPER, new Named("x"), new Cat(0.1f, 7))))));
  }

  @Test
  void encode_unregisteredRecord_isRefused() {
    record Fish() implements Animal {}
    ConfigException refusal =
        assertThrows(ConfigException.class, () -> write(new Zoo(new Fish(), List.of())));
    assertEquals(
        "zoo: first is Fish[], for which no kind is registered. Add it with Kinds.with(Animal.class, …).",
        refusal.getMessage());
  }

  @Test
  void decode_misspelledKey_asksForTheNearest() {
    assertRefused(
        "first: {dog: {leggs: 3}}",
        "zoo.yaml: first.dog has no key \"leggs\". Known keys: legs, weight, coat, box, friends, rival, leash, name. Did you mean \"legs\"?");
  }

  @Test
  void decode_misspelledKind_asksForTheNearest() {
    assertRefused(
        "first: {doog: {legs: 3}}",
        "zoo.yaml: first has no kind \"doog\". Known kinds: casper, cat, dog, named, rider. Did you mean \"dog\"?");
  }

  @Test
  void decode_missingKey_isRefused() {
    assertRefused(
        "rest: []", "zoo.yaml: the spec needs the key \"first\". Known keys: first, rest.");
  }

  @Test
  void decode_valueOutOfRange_namesThePath() {
    assertRefused(
        "{first: dog, rest: [casper, {dog: {legs: -1}}]}",
        "zoo.yaml: rest.1.dog: Dog: legs must be at least 0, got -1.");
  }

  @Test
  void decode_wrongTypes_areRefused() {
    assertRefused(
        "first: {dog: {legs: 3.5}}", "zoo.yaml: first.dog.legs must be a whole number, got 3.5.");
    assertRefused(
        "first: {dog: {legs: 3000000000}}",
        "zoo.yaml: first.dog.legs must be a whole number from -2147483648 to 2147483647, got 3000000000.");
    assertRefused(
        "first: {dog: {weight: heavy}}", "zoo.yaml: first.dog.weight must be a number, got heavy.");
    assertRefused(
        "first: {dog: {leash: {elastic: 1}}}",
        "zoo.yaml: first.dog.leash.elastic must be true or false, got 1.");
    assertRefused(
        "first: {dog: {leash: 1}}", "zoo.yaml: first.dog.leash must be a map of settings, got 1.");
    assertRefused("first: {dog: {name: 7}}", "zoo.yaml: first.dog.name must be text, got 7.");
    assertRefused(
        "first: {dog: {box: wide}}",
        "zoo.yaml: first.dog.box must be a shape such as [28, 28, 1], got wide.");
    assertRefused(
        "first: {dog: {friends: casper}}",
        "zoo.yaml: first.dog.friends must be a list, got casper.");
    assertRefused(
        "first: {dog: {coat: long-hiar}}",
        "zoo.yaml: first.dog.coat must be one of short-hair, long-hair, got long-hiar. Did you mean \"long-hair\"?");
    assertRefused(
        "first: {dog: 3}",
        "zoo.yaml: first.dog must be a map of settings with the keys legs, weight, coat, box, friends, rival, leash, name, got 3.");
    assertRefused(
        "first: {casper: {color: white}}",
        "zoo.yaml: first.casper has no settings, got \"color\". Write casper.");
    assertRefused(
        "first: {dog: {}, cat: {}}",
        "zoo.yaml: first must be one kind with its settings inside, as in {name: {key: value}}, got the keys dog, cat. Known kinds: casper, cat, dog, named, rider.");
    assertRefused("first: {}", "zoo.yaml: first must be text, got {}.");
  }
}
