/// The course that a new site begins with: short, published, and of use in any kitchen.
enum SampleCourse {
  /// Its files.
  ///
  /// - Parameter language: the course's language, where the site's is another one.
  static func files(language: String?) -> [StartingFile] {
    let texts: [(String, String)] = [
      ("course.md", course(language: language)),
      ("lessons/01-proportions.md", proportions),
      ("lessons/02-warmth.md", warmth),
      ("lessons/03-check-yourself.md", quizLesson),
      ("assessments/check-yourself.md", quiz),
      ("files/cover.svg", SampleDrawings.cover),
      ("files/proportions.svg", SampleDrawings.proportions),
    ]
    return texts.map { StartingFile(path: "content/courses/bread-by-numbers/\($0)", text: $1) }
  }

  private static func course(language: String?) -> String {
    """
    ---
    title: Bread by Numbers
    description: Scale any bread with one multiplication, and let the water decide how fast it rises.
    status: published
    level: beginner
    \(language.map { "language: \($0)\n" } ?? "")estimatedTime: 40m
    price: free
    creator: ann
    instructors: [ann]
    categories: [kitchen]
    tags: [Bread, Baking, Arithmetic]
    thumbnail: files/cover.svg
    thumbnailAlt: A round loaf with a cross cut into its crust
    objectives:
      - Write a bread recipe as percentages of its flour
      - Scale it to the flour or the dough that you want
      - Choose the water's temperature so that the dough rises when you have time
    ---

    A recipe tells you what somebody else did in another kitchen. Two small calculations turn it into something that works in
    yours: one for weights, one for warmth. You need a scale, a thermometer and flour; the arithmetic fits on the bag.

    """
  }

  private static let proportions = #"""
    ---
    title: Proportions
    description: Every recipe for bread is a handful of percentages.
    duration: 15m
    isPreview: true
    objectives: [Read a recipe as percentages, Scale a recipe to the flour at hand]
    ---

    A recipe that says “500 g of flour, 350 g of water” is right for one loaf. Bakers write it so that it is right for any:
    the flour counts as 100 %, and everything else is measured against it.

    ![Four bars: flour 100, water 70, salt 2 and yeast 1 percent](../files/proportions.svg "Everything is measured against the flour")

    ## From grams to percentages

    Divide each weight by the weight of the flour:

    $$p = \frac{\text{ingredient}}{\text{flour}} \times 100$$

    | Ingredient  | Weight | Percentage |
    |-------------|-------:|-----------:|
    | Flour       |  500 g |      100 % |
    | Water       |  350 g |       70 % |
    | Salt        |   10 g |        2 % |
    | Dried yeast |    5 g |        1 % |

    Together they come to 173 %. That is no mistake: these are not shares of the dough, so nothing makes them stop at a
    hundred. It has an advantage, too: if you add raisins, no other number changes.

    > [!TIP]
    > Read the water first. At 60 % a dough is firm and easy to shape; at 75 % it is soft, sticks to your hands, and bakes
    > with larger holes. Salt is nearly always 2 %, so a recipe that says 5 % has a misprint.

    ## From percentages to grams

    Say that 820 g are left in the bag. Multiply each percentage by that: 574 g of water, 16 g of salt, 8 g of yeast.

    If it is the dough that you know, because your tin holds 900 g, divide by the sum of all percentages:

    $$\text{flour} = \frac{900}{1.73} \approx 520$$

    ::: solution How much flour goes into two loaves of 650 g each?
    Both loaves are 1300 g of dough, and $1300 / 1.73 \approx 751$. Take 750 g: a gram more or less is lost in the bowl.
    :::

    Weights decide what the bread is. [Warmth](02-warmth.md) decides when it is ready.

    """#

  private static let warmth = #"""
    ---
    title: Warmth
    description: A dough rises by its temperature, not by the clock.
    duration: 15m
    objectives: [Choose the water's temperature, Tell when a dough has risen enough]
    ---

    “Let it rise for an hour” is true in the kitchen where it was written. Yeast works about twice as fast for every ten
    degrees, so in a cold kitchen the same dough wants two hours, and in a hot one it is past its best while you wait.

    | Dough at | Doubles in about |
    |---------:|------------------|
    |    18 °C | 3 hours          |
    |    24 °C | 2 hours          |
    |    28 °C | 1½ hours         |

    ## The one thing that you can choose

    Flour is as warm as the cupboard, and the air as warm as the room. The water is up to you. With the three in balance,
    the dough comes out near their average, so for a dough of $t$ degrees, with flour at $f$ and a room at $r$:

    $$w = 3t - f - r$$

    For a dough at 25 °C, flour at 20 °C and a room at 21 °C, take water at $3 \cdot 25 - 20 - 21 = 34$ degrees.

    > [!CAUTION]
    > Yeast suffers above 45 °C. If the formula asks for more, use water at 40 °C and give the dough more time.

    ## When it is ready

    Press a floured finger into the dough, as deep as its nail, and watch the dent:

    1. It springs back at once: wait.
    2. It comes back slowly and stays a little hollow: bake.
    3. It stays as it is: bake at once, and take cooler water next time.

    Time is the other ingredient. A dough in the refrigerator takes a night for what it would do on the table in two
    hours, and tastes of more. Now [check yourself](03-check-yourself.md).

    """#

  private static let quizLesson = """
    ---
    title: Check Yourself
    description: Five questions about weights and warmth.
    type: quiz
    duration: 10m
    ---

    A scrap of paper helps. The answers are checked in this page, and nobody else sees them.

    """

  private static let quiz = """
    ---
    title: Check Yourself
    type: quiz
    lesson: check-yourself
    passingScore: 6
    ---

    ## A dough has 65 % of water. How many grams go to 600 g of flour? {points=2}

    Answer: 390

    > Percentages are of the flour: $0.65 \\times 600 = 390$.

    ## Why do a baker’s percentages come to more than a hundred? {points=1}

    - [x] Because each is measured against the flour, and not against the dough
    - [ ] Because dough gains weight while it rises

      > It gains air, which weighs next to nothing.

    - [ ] Because of what is lost in the oven

    > The flour alone is a hundred already.

    ## Which of these change when you add nuts to a recipe? {points=2}

    - [x] The sum of the percentages
    - [x] The weight of the dough
    - [ ] The percentage of the water
    - [ ] The percentage of the salt

    ## Flour at 19 °C, a room at 18 °C: how warm is the water for a dough at 24 °C? {points=2}

    Answer: 35 ± 1

    > $3 \\cdot 24 - 19 - 18 = 35$. A degree more or less does no harm.

    ## In which order do you work? {points=1 type=ordering}

    1. Measure the flour’s and the room’s temperature
    2. Choose the water’s temperature
    3. Mix
    4. Wait for the dent to come back slowly
    5. Bake

    """
}
