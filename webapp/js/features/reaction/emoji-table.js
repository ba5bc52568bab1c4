// The emoji of Unicode 17.0 with their names. Made by src/build/emoji-names.mjs of emojibase-data 17.0.0, which is
// Copyright (c) 2017-2019 Miles Johnson, MIT licence, of Unicode's data (emoji.LICENSE in the server's resources).
// A line each: emoji|+ if it has skin tones|shortcodes|words in English|words in Japanese
export const GROUPS = {
  smileys: `
😀||grinning,grinning_face|grinning face,cheerful,cheery,face,grin,happy,laugh,nice|にっこり笑う,にっこり,スマイル,ナイス,ハッピー,笑う,笑顔,顔
😃||smiley,grinning_face_with_big_eyes|grinning face with big eyes,awesome,big,eyes,face,grin,grinning,happy|わーい,スマイル,ハッピー,口を開けた笑顔,笑顔,顔
😄||smile,grinning_face_with_closed_eyes|grinning face with smiling eyes,eye,eyes,face,grin,grinning,happy,laugh|笑顔,わーい,スマイル,ハッピー,顔
😁||grin,beaming_face|beaming face with smiling eyes,beaming,eye,eyes,face,grinning,happy,nice|にやっと笑う,スマイル,ナイス,ハッピー,笑う,笑顔,顔
😆||laughing,satisfied,lol,squinting_face|grinning squinting face,closed,eyes,face,grinning,haha,hahaha,happy|きゃー,あはは,うけるね,スマイル,嬉しい,満足,笑,笑顔
😅||sweat_smile,grinning_face_with_sweat|grinning face with sweat,cold,dejected,excited,face,grinning,mouth,nervous|冷や汗笑顔,とほほ,スマイル,冷や汗,汗,笑顔,顔
🤣||rofl|rolling on the floor laughing,crying,face,floor,funny,haha,happy,hehe|笑い転げる,あはは,うけるね,スマイル,泣き笑い,涙,爆笑,笑う
😂||joy,lmao,tears_of_joy|face with tears of joy,crying,face,feels,funny,haha,happy,hehe|嬉し泣き,あはは,スマイル,大笑い,泣き笑い,涙,爆笑,笑う
🙂||slightly_smiling_face|slightly smiling face,face,happy,slightly,smile,smiling|微笑む,ほほえみ,スマイル,ハッピー,微笑み,笑顔,顔
🙃||upside_down_face|upside-down face,face,hehe,smile,upside-down|さかさまの顔,さかさま,笑顔,顔
🫠||melting_face,melt|melting face,disappear,dissolve,embarrassed,face,haha,heat,hot|溶けている顔,とろける,暑い,液体,溶けそう,溶ける,顔
😉||wink,winking_face|winking face,face,flirt,heartbreaker,sexy,slide,tease,winking|ウインク,ウィンク,ウィンクする顔,顔
😊||blush,smiling_face_with_closed_eyes|smiling face with smiling eyes,eye,eyes,face,glad,satisfied,smile,smiling|にこにこ,スマイル,微笑み,満足,目を細める,頬を赤らめる,顔
😇||innocent,halo|smiling face with halo,angel,angelic,angels,blessed,face,fairy,fairytale|天使の輪がついた笑顔,スマイル,ハッピー,天使の輪,平和,笑顔,顔
🥰||smiling_face_with_three_hearts,smiling_face_with_3_hearts|smiling face with hearts,3,adore,crush,face,heart,hearts,ily|ハートの笑顔,ハート,メロメロ,ラブ,夢中,愛してる,笑顔,顔
😍||heart_eyes,smiling_face_with_heart_eyes|smiling face with heart-eyes,143,bae,eye,face,feels,heart-eyes,hearts|目がハートの笑顔,スマイル,ハート,ラブ,大好き,笑顔,顔
🤩||star_struck|star-struck,excited,eyes,face,grinning,smile,star,starry-eyed|目が星の笑顔,わーい,スマイル,星,笑顔,顔
😘||kissing_heart,blowing_a_kiss|face blowing a kiss,adorbs,bae,blowing,face,flirt,heart,ily|投げキッス,ちゅっ,キス,ハート,顔
😗||kissing,kissing_face|kissing face,143,date,dating,face,flirt,ily,kiss|キス,ちゅっ,デート,顔
☺️||relaxed,smiling_face|smiling face,face,happy,outlined,smile,smiling|スマイリー,ほっ,スマイル,ハッピー,笑顔,顔
😚||kissing_closed_eyes,kissing_face_with_closed_eyes|kissing face with closed eyes,143,bae,blush,closed,date,dating,eye|ちゅっ,キス,デート,目を閉じてキス,目を閉じる,顔
😙||kissing_smiling_eyes,kissing_face_with_smiling_eyes|kissing face with smiling eyes,143,closed,date,dating,eye,eyes,face|にっこりキス,ちゅっ,キス,スマイル,笑顔,顔
🥲||smiling_face_with_tear|smiling face with tear,face,glad,grateful,happy,joy,pain,proud|嬉し涙の顔,じーん,感動,感激,泣く,涙,顔
😋||yum,savoring_food|face savoring food,delicious,eat,face,food,full,hungry,savor|にこにこぺろり,うまい,おいしい,おいしそう,ぺろり,スマイル,笑顔,腹ぺこ
😛||stuck_out_tongue,face_with_tongue|face with tongue,awesome,cool,face,nice,party,stuck-out,sweet|舌を出した顔,べろ,べー,甘い,舌,顔
😜||stuck_out_tongue_winking_eye|winking face with tongue,crazy,epic,eye,face,funny,joke,loopy|あっかんべー,べー,ウィンク,ジョーク,冗談,舌,顔
🤪||zany_face,zany|zany face,crazy,eye,eyes,face,goofy,large,small|ふざけた顔,おかしい,ふざけ,ジョーク,顔
😝||stuck_out_tongue_closed_eyes|squinting face with tongue,closed,eye,eyes,face,gross,horrible,omg|目を閉じてべー,べろ,べー,わーい,味見,舌,顔
🤑||money_mouth_face|money-mouth face,face,money,money-mouth,mouth,paid|お金の顔,お金,べろ,べー,舌,顔
🤗||hugs,hug,hugging,hugging_face|smiling face with open hands,face,hands,open,smiling|ハグ,スマイル,笑顔,顔
🤭||hand_over_mouth,face_with_hand_over_mouth|face with hand over mouth,face,giggle,giggling,hand,mouth,oops,realization|口に手を当てた顔,おっと,クスクス,スマイル,内緒,笑顔,顔
🫢||face_with_open_eyes_and_hand_over_mouth,face_with_open_eyes_hand_over_mouth,gasp|face with open eyes and hand over mouth,amazement,awe,disbelief,embarrass,eyes,face,hand|目を開けて口に手を当てた顔,おそれ,おののき,びっくり,静かに,顔,驚き
🫣||face_with_peeking_eye,peek|face with peeking eye,captivated,embarrass,eye,face,hide,hiding,peeking|指の間からのぞき見る顔,こわごわ,ちらっ,のぞき見,盗み見,顔
🤫||shushing_face,shush|shushing face,face,quiet,shh,shushing|しーっ,しっ,しー,シーッ,静かに,顔
🤔||thinking,thinking_face,wtf|thinking face,chin,consider,face,hmm,ponder,pondering,wondering|考える顔,うーん,考える,考え中,顎に手,顔
🫡||saluting_face,salute|saluting face,face,good,luck,ma’am,ok,respect,saluting|敬礼する顔,オーケー,了解,敬礼,軍隊,顔
🤐||zipper_mouth_face,zipper_mouth|zipper-mouth face,face,keep,mouth,quiet,secret,shut,zip|口チャック,チャック,内緒,口,秘密,顔
🤨||raised_eyebrow,face_with_raised_eyebrow|face with raised eyebrow,disapproval,disbelief,distrust,emoji,eyebrow,face,hmm|眉を上げた顔,不審,疑い,顔,驚き
😐||neutral_face,neutral|neutral face,awkward,blank,deadpan,expressionless,face,fine,jealous|ポーカーフェイス,無表情,笑えない,顔
😑||expressionless,expressionless_face|expressionless face,awkward,dead,face,fine,inexpressive,jealous,meh|無表情,ふーん,やきもち,無感情,顔
😶||no_mouth|face without mouth,awkward,blank,expressionless,face,mouth,mouthless,mute|口のない顔,だんまり,口なし,沈黙,無表情,無言,顔
🫥||dotted_line_face|dotted line face,depressed,disappear,dotted,face,hidden,hide,introvert|点線の顔,どうでもいい,ふーん,内向的,内気,憂鬱,落胆,顔
😶‍🌫️||face_in_clouds,in_clouds|face in clouds,absentminded,clouds,face,fog,head|雲の中の顔,うわの空,ぼんやり,夢中,放心状態,顔
😏||smirk,smirking,smirking_face|smirking face,boss,dapper,face,flirt,homie,kidding,leer|薄笑いをする顔,にやり,ふっ,顔
😒||unamused,unamused_face|unamused face,...,bored,face,fine,jealous,jel,jelly|しらけた,しらけ,しらける,つまらない,やきもち,ジト目,不満,顔
🙄||roll_eyes,rolling_eyes|face with rolling eyes,eyeroll,eyes,face,rolling,shade,ugh,whatever|上を見る顔,あきれた,うーん,上目,目をむく,顔
😬||grimacing,grimacing_face|grimacing face,awk,awkward,dentist,face,grimace,grinning,smile|しかめ面,いー,しかめっ面,しかめ顔,顔
😮‍💨||face_exhaling,exhale,exhaling|face exhaling,blow,blowing,exhausted,face,gasp,groan,relief|息を吐く顔,あきらめ,ため息,ほっとした,安心,息切れ,疲れた,顔
🤥||lying_face,lying|lying face,face,liar,lie,pinocchio|うそつきの顔,ピノキオの顔,嘘,嘘つき,顔
🫨||shaking_face,shaking|shaking face,crazy,daze,earthquake,face,omg,panic,shock|震えている顔,なんてこった,まいった,ガーン,ショック,パニック,ビックリ,地震
🙂‍↔️||head_shaking_horizontally|head shaking horizontally,head,horizontally,no,shake,shaking|首を横に振る,いいえ,不賛成,顔,首を振る
🙂‍↕️||head_shaking_vertically|head shaking vertically,head,nod,shaking,vertically,yes|首を縦に振る,はい,頷く,顔,首を振る
😌||relieved,relieved_face|relieved face,calm,face,peace,relief,zen|ほっとした顔,ほっ,安心,顔
😔||pensive,pensive_face|pensive face,awful,bored,dejected,died,disappointed,face,losing|しょぼーん,がっかり,しょんぼり,悲しい,考え込む顔,顔
😪||sleepy,sleepy_face|sleepy face,crying,face,good,night,sad,sleep,sleeping|眠い,寝る,疲れた,眠そうな顔,眠っている顔,眠る,顔
🤤||drooling_face,drooling|drooling face,face|よだれを垂らした顔,よだれ,顔
😴||sleeping,sleeping_face|sleeping face,bed,bedtime,face,good,goodnight,nap,night|寝る,zzz,おやすみ,グーグー,寝顔,眠い,眠る,顔
🫩||face_with_eye_bags|face with bags under eyes,bags,bored,exhausted,eyes,face,fatigued,late|目にクマがある顔,クマ,徹夜,疲れた,眠い,顔
😷||mask,medical_mask|face with medical mask,cold,dentist,dermatologist,doctor,dr,face,germs|マスク顔,ドクター,マスク,医師,歯科医,病気,花粉症,顔
🤒||face_with_thermometer|face with thermometer,face,ill,sick,thermometer|熱がある顔,体温計,熱を測る,病気,顔,風邪
🤕||face_with_head_bandage|face with head-bandage,bandage,face,head-bandage,hurt,injury,ouch|包帯を巻いた顔,ケガ,ケガしてる顔,包帯,痛い,顔
🤢||nauseated_face,nauseated|nauseated face,face,gross,nasty,sick,vomit|吐き気を催している顔,具合の悪い顔,吐きそう,気持ち悪い,病気,顔
🤮||vomiting_face,face_vomiting,vomiting|face vomiting,barf,ew,face,gross,puke,sick,spew|嘔吐する顔,げろ,吐く,気持ち悪い,病気,顔
🤧||sneezing_face,sneezing|sneezing face,face,fever,flu,gesundheit,sick,sneeze|くしゃみする顔,くしゃみ,花粉症,顔,風邪
🥵||hot_face,hot|hot face,dying,face,feverish,heat,panting,red-faced,stroke|暑い顔,暑さ,死にそう,汗,熱中症,発熱,舌を出した顔,赤い顔
🥶||cold_face,cold|cold face,blue,blue-faced,face,freezing,frostbite,icicles,subzero|寒い顔,しもやけ,つらら,凍え,寒さ,氷点下,青,青い顔
🥴||woozy_face,woozy|woozy face,dizzy,drunk,eyes,face,intoxicated,mouth,tipsy|ふらふらの顔,うつろな目,べろんべろん,ほろ酔い,めまい,中毒
😵||dizzy_face,knocked_out|face with crossed-out eyes,crossed-out,dead,dizzy,eyes,face,feels,knocked|めまい,ふらふら,疲れた,病気,顔
😵‍💫||face_with_spiral_eyes,dizzy_eyes|face with spiral eyes,confused,dizzy,eyes,face,hypnotized,omg,smiley|目を回した顔,くらくら,ふらふら,めまい,渦巻き,目がぐるぐる,目が回る
🤯||exploding_head|exploding head,blown,explode,exploding,head,mind,mindblown,no|頭爆発,びっくり,ぼんっ,ショック,爆発,顔,驚き
🤠||cowboy_hat_face,cowboy,cowboy_face|cowboy hat face,cowgirl,face,hat|カウボーイの顔,カウガール,カウボーイ,帽子,顔
🥳||partying_face,hooray,partying|partying face,bday,birthday,celebrate,celebration,excited,face,happy|パーティーの顔,おめでとう,お祝い,ハッピーバースデー,パーティー,帽子,笑顔,笛
🥸||disguised_face,disguised|disguised face,disguise,eyebrow,face,glasses,incognito,moustache,mustache|変装した顔,ひげ,メガネ,仮装,口ひげ,変装,顔
😎||sunglasses,smiling_face_with_sunglasses,sunglasses_cool,too_cool|smiling face with sunglasses,awesome,beach,bright,bro,chilling,cool,face|サングラスで笑顔,クール,サングラス,スマイル,眼鏡,笑顔,顔
🤓||nerd_face,nerd|nerd face,brainy,clever,expert,face,geek,gifted,glasses|オタク,エキスパート,ガリ勉,マニア,メガネ,優等生,利口,知的
🧐||monocle_face,face_with_monocle|face with monocle,classy,face,fancy,monocle,rich,stuffy,wealthy|モノクルを付けた顔,メガネ,上品,片眼鏡,考える,顔
😕||confused,confused_face|confused face,befuddled,confusing,dunno,face,frown,hm,meh|混乱,しかめ面,ふーん,わからない,困惑,顔
🫤||face_with_diagonal_mouth|face with diagonal mouth,confused,confusion,diagonal,disappointed,doubt,doubtful,face|口が斜めの顔,不信,不満,困惑,無気力,無関心,顔
😟||worried,worried_face|worried face,anxious,butterflies,face,nerves,nervous,sad,stress|悩む顔,困った,心配,悲しい,顔
🙁||slightly_frowning_face|slightly frowning face,face,frown,frowning,sad,slightly|少し困った顔,しかめ面,困った,少し困った,顔
☹️||frowning_face,white_frowning_face|frowning face,face,frown,frowning,sad|困った顔,しかめ面,困った,悲しい,顔
😮||open_mouth,face_with_open_mouth|face with open mouth,believe,face,forgot,mouth,omg,open,shocked|口が開いた顔,へー,信じられない,共感,顔,驚き
😯||hushed,hushed_face|hushed face,epic,face,omg,stunned,surprised,whoa,woah|ぽかーん,すごいね,びっくり,びっくり顔,顔,驚き
😲||astonished,astonished_face|astonished face,cost,face,no,omg,shocked,totally,way|びっくり,えーっ,びっくりした顔,まさか,顔,驚き,驚愕
😳||flushed,flushed_face|flushed face,amazed,awkward,crazy,dazed,dead,disbelief,embarrassed|赤面,えーっ,とまどい,赤くなる,顔,驚き
🫪||distorted_face|distorted face,anxiety,bloated,panic,shocked,surprised,vulnerable|ゆがんだ顔,あぜん,ぼう然,ショック,不安,膨れた,驚いた
🥺||pleading_face,pleading|pleading face,begging,big,eyes,face,mercy,not,please|訴えるような顔,お願い,ぴえん,大きな目,子犬の目,悲しみ,情け,懇願
🥹||face_holding_back_tears,watery_eyes|face holding back tears,admiration,aww,back,cry,embarrassed,face,feelings|涙をこらえた顔,うるうる,嬉し泣き,懇願,泣き顔,涙,顔
😦||frowning,frowning_face|frowning face with open mouth,caught,face,frown,guard,mouth,open,scared|あきれ顔,しかめ面,しかめ顔,ぽかーん,不本意,不満,口を開けた顔,呆然
😧||anguished,anguished_face|anguished face,face,forgot,scared,scary,stressed,surprise,unhappy|苦悩,困った顔,苦悶,顔,驚き
😨||fearful,fearful_face|fearful face,afraid,anxious,blame,face,fear,scared,worried|青ざめ,がーん,不安,怖い,青ざめた顔,顔
😰||cold_sweat,anxious,anxious_face|anxious face with sweat,blue,cold,eek,face,mouth,nervous,open|冷や汗青ざめ,冷や汗,寒い,汗,青い顔,青ざめ,顔
😥||disappointed_relieved,sad_relieved_face|sad but relieved face,anxious,call,close,complicated,disappointed,face,not|どうしよう,困った,汗,顔
😢||cry,crying_face|crying face,awful,crying,face,feels,miss,sad,tear|泣き顔,ひどい,寂しい,悲しい,泣く,涙,顔
😭||sob,loudly_crying_face|loudly crying face,bawling,cry,crying,face,loudly,sad,tear|大泣き,号泣,号泣する顔,悲しい,泣く,涙,顔
😱||scream,screaming_in_fear|face screaming in fear,epic,face,fear,fearful,munch,scared,screamer|恐怖,がーん,ショック,叫び,叫んでいる顔,顔,驚き
😖||confounded,confounded_face|confounded face,annoyed,confused,cringe,distraught,face,feels,frustrated|困惑した顔,困った,困惑,混乱,顔
😣||persevere,persevering_face|persevering face,concentrate,concentration,face,focus,headache,persevering|我慢,我慢する顔,頭痛,顔
😞||disappointed,disappointed_face|disappointed face,awful,blame,dejected,face,fail,losing,sad|失望した顔,がっかり,がっくり,悲しい,残念,顔
😓||sweat,downcast_face|downcast face with sweat,close,cold,downcast,face,feels,headache,nervous|冷や汗,さむけ,汗,肝を冷やした,頭痛,顔
😩||weary,weary_face|weary face,crying,face,fail,feels,hungry,mad,nooo|あきらめ,へとへと,泣き顔,疲れ,腹ぺこ,顔
😫||tired_face,tired|tired face,cost,face,feels,nap,sad,sneeze|疲れた,くしゃみ,疲れ,疲れた顔,限界,顔
🥱||yawning_face,yawn,yawning|yawning face,bedtime,bored,face,goodnight,nap,night,sleep|あくびした顔,おやすみ,ふあ～,疲れ,眠い,退屈,顔
😤||triumph,nose_steam|face with steam from nose,anger,angry,face,feels,fume,fuming,furious|勝ち誇った顔,ふんっ,得意気,怒り,顔,鼻息
😡||pout,rage,pouting_face|enraged face,anger,angry,enraged,face,feels,mad,maddening|ふくれっ面,かんかん,ぷんぷん,怒り,激怒,赤い顔,顔
😠||angry,angry_face|angry face,anger,blame,face,feels,frustrated,mad,maddening|ぷんぷん,不満,怒った,怒った顔,怒り,顔
🤬||cursing_face,censored,face_with_symbols_on_mouth|face with symbols on mouth,censor,cursing,cussing,face,mad,mouth,pissed|ののしる,ののしり,シンボルが口にある顔,怒り,悪口,検閲,顔
😈||smiling_imp|smiling face with horns,demon,devil,evil,face,fairy,fairytale,fantasy|笑った悪魔,スマイル,デビル,悪魔,笑顔,角,顔
👿||imp,angry_imp|angry face with horns,angry,demon,devil,evil,face,fairy,fairytale|怒った悪魔,かんかん,デビル,悪魔,激怒,角,顔
💀||skull|body,dead,death,face,fairy,fairytale,i’m,lmao|ドクロ,スカル,死,死者,頭蓋骨,顔,骸骨
☠️||skull_and_crossbones|skull and crossbones,bone,crossbones,dead,death,face,monster,skull|ドクロと骨,スカル,ドクロ,死,顔,骨,骸骨
💩||hankey,poop,shit|pile of poo,bs,comic,doo,dung,face,fml,monster|うんち,うんこ,臭い,顔
🤡||clown_face,clown|clown face,face|ピエロの顔,ピエロ,道化師,顔
👹||japanese_ogre,ogre|creature,devil,face,fairy,fairytale,fantasy,mask,monster|鬼,お面,なまはげ,化け物,怖い,顔
👺||japanese_goblin,goblin|angry,creature,face,fairy,fairytale,fantasy,mask,mean|天狗,お面,怒り
👻||ghost|boo,creature,excited,face,fairy,fairytale,fantasy,halloween|お化け,ゴースト,ハロウィーン,ユーレイ,幽霊,怖い
👽||alien|creature,extraterrestrial,face,fairy,fairytale,fantasy,monster,space|エイリアン,ufo,ユーフォー,宇宙人,異星人,顔
👾||space_invader,alien_monster|alien monster,alien,creature,extraterrestrial,face,fairy,fairytale,fantasy|インベーダー,エイリアン,ゲーム,スペースインベーダー,モンスター,宇宙人,異星人
🤖||robot,robot_face|face,monster|ロボット,ロボットの顔,顔
😺||smiley_cat,grinning_cat|grinning cat,animal,cat,face,grinning,mouth,open,smile|にっこり笑う猫,スマイル,動物,猫,笑顔,顔
😸||smile_cat,grinning_cat_with_closed_eyes|grinning cat with smiling eyes,animal,cat,eye,eyes,face,grin,grinning|にやっと笑う猫,スマイル,動物,猫,笑う,笑顔,顔
😹||joy_cat,tears_of_joy_cat|cat with tears of joy,animal,cat,face,joy,laugh,laughing,lol|嬉し泣きする猫,スマイル,動物,涙,爆笑,猫,笑顔,顔
😻||heart_eyes_cat,smiling_cat_with_heart_eyes|smiling cat with heart-eyes,animal,cat,eye,face,heart,heart-eyes,love|目がハートの猫,スマイル,ハート,動物,猫,笑顔,顔
😼||smirk_cat,wry_smile_cat|cat with wry smile,animal,cat,face,ironic,smile,wry|にやりとする猫,にやり,ふっ,動物,猫,顔
😽||kissing_cat|kissing cat,animal,cat,closed,eye,eyes,face,kiss|猫のキス,ちゅっ,キス,動物,猫,顔
🙀||scream_cat,weary_cat|weary cat,animal,cat,face,oh,surprised,weary|絶望する猫,がーん,びっくり,ショック,動物,猫,顔
😿||crying_cat_face,crying_cat|crying cat,animal,cat,cry,crying,face,sad,tear|泣いている猫,動物,悲しい,泣く,涙,猫,顔
😾||pouting_cat|pouting cat,animal,cat,face,pouting|不機嫌な猫,ぷんぷん,不機嫌,動物,猫,顔
🙈||see_no_evil|see-no-evil monkey,embarrassed,evil,face,forbidden,forgot,gesture,hide|見ざる,三猿,動物,猿,目隠し,隠す
🙉||hear_no_evil|hear-no-evil monkey,animal,ears,evil,face,forbidden,gesture,hear|聞かざる,三猿,猿,秘密
🙊||speak_no_evil|speak-no-evil monkey,animal,evil,face,forbidden,gesture,monkey,no|言わざる,三猿,内緒,猿,秘密,黙る
💌||love_letter|love letter,heart,letter,love,mail,romance,valentine|ラブレター,ハート,バレンタインデー,封筒,恋文,手紙
💘||cupid,heart_with_arrow|heart with arrow,143,adorbs,arrow,date,emotion,heart,ily|ハートに矢,キューピッド,ハート,矢
💝||gift_heart,heart_with_ribbon|heart with ribbon,143,anniversary,emotion,heart,ily,kisses,ribbon|ハートにリボン,ハート,バレンタインデー,リボン,記念日
💖||sparkling_heart|sparkling heart,143,emotion,excited,good,heart,ily,kisses|きらきらハート,きらきら,キラキラ,ハート
💗||heartpulse,growing_heart|growing heart,143,emotion,excited,growing,heart,ily,kisses|大きくなるハート,ときめき,ドキドキ,ハート
💓||heartbeat,beating_heart|beating heart,143,beating,cardio,emotion,heart,ily,love|ドキドキするハート,ドキドキ,ハート,動悸,鼓動
💞||revolving_hearts|revolving hearts,143,adorbs,anniversary,emotion,heart,hearts,revolving|回転するハート,かわいい,ハート
💕||two_hearts|two hearts,143,anniversary,date,dating,emotion,heart,hearts|2つのハート,デート,ハート,ラブ,記念日
💟||heart_decoration|heart decoration,143,decoration,emotion,heart,hearth,purple,white|ハートデコ,ハート,ハートデコレーション,白いハート,紫のハート
❣️||heavy_heart_exclamation,heart_exclamation|heart exclamation,exclamation,heart,heavy,mark,punctuation|ハートのびっくり,びっくりマーク,エクスクラメーションマーク,ハート
💔||broken_heart|broken heart,break,broken,crushed,emotion,heart,heartbroken,lonely|割れたハート,ハート,ハートブレイク,別れ,別れた,壊れたハート,失恋
❤️‍🔥||heart_on_fire|heart on fire,burn,fire,heart,love,lust,sacred|燃えるハート,ハート,愛,火の付いた,炎,聖なる心臓
❤️‍🩹||mending_heart|mending heart,healthier,heart,improving,mending,recovering,recuperating,well|包帯を巻いたハート,ケガ,ハート,傷ついた,傷心,包帯
❤️||heart,red_heart|red heart,emotion,love,red|赤いハート,ハート,愛,赤
🩷||pink_heart|pink heart,143,adorable,cute,emotion,heart,ily,like|ピンクのハート,かわいい,スペシャル,ハート,ピンク,ラブ,好き,愛
🧡||orange_heart|orange heart,143,heart,orange|オレンジのハート,オレンジ,ハート
💛||yellow_heart|yellow heart,143,cardiac,emotion,heart,ily,love,yellow|黄色のハート,ハート,愛,黄色,黄色いハート
💚||green_heart|green heart,143,emotion,green,heart,ily,love,romantic|緑のハート,ハート,緑
💙||blue_heart|blue heart,143,blue,emotion,heart,ily,love,romance|青いハート,ハート,青
🩵||light_blue_heart|light blue heart,143,blue,cute,cyan,emotion,heart,ily|薄い青のハート,かわいい,シアン,ティールブルー,ハート,ラブ,好き,愛
💜||purple_heart|purple heart,143,bestest,emotion,heart,ily,love,purple|紫のハート,ハート,愛,紫
🤎||brown_heart|brown heart,143,brown,heart|茶色いハート,ハート,茶色
🖤||black_heart|black heart,black,evil,heart,wicked|黒いハート,ハート,悪意,黒
🩶||grey_heart,gray_heart|grey heart,143,emotion,gray,grey,heart,ily,love|灰色のハート,グレー,スレートグレー,ハート,ラブ,好き,愛,灰色
🤍||white_heart|white heart,143,heart,white|白いハート,ハート,白
💋||kiss|kiss mark,dating,emotion,heart,kissing,lips,mark,romance|キスマーク,ちゅっ,キス,セクシー,唇
💯||100|hundred points,a+,agree,clearly,definitely,faithful,fleek,full|100点満点,100点,全問正解,満点
💢||anger|anger symbol,angry,comic,mad,symbol,upset|むかっ,マンガ,怒った,怒り,怒りマーク,＃
🫯||fight_cloud|fight cloud,argument,brawl,debate,disagreement,fight,ruckus,wrestle|ボカスカ,ケンカ,バトル,争い,取っ組み合い,喧嘩,土煙
💥||boom,collision|bomb,collide,comic,explode|衝突,どんっ,ぼんっ,マンガ,爆発,衝撃
💫||dizzy|comic,shining,shooting,star,stars|くらくら,きらきら,キラキラ,星,流れ星,目が回る
💦||sweat_drops|sweat droplets,comic,drip,droplet,droplets,drops,splashing,squirt|あせあせ,しずく,水滴,汗
💨||dash,dashing_away|dashing away,away,cloud,comic,dashing,fart,fast,go|ダッシュ,マンガ,急ぐ,急げ,走る,逃げる
🕳️||hole||穴
💬||speech_balloon|speech balloon,balloon,bubble,comic,dialog,message,sms,speech|会話の吹き出し,セリフ,トーク,マンガ,メッセージ,会話,吹き出し
👁️‍🗨️||eye_speech_bubble,eye_in_speech_bubble|eye in speech bubble,balloon,bubble,eye,speech,witness|吹き出しの目,吹き出し,目,目撃
🗨️||left_speech_bubble|left speech bubble,balloon,bubble,dialog,left,speech|吹き出し左,セリフ,会話,吹き出し
🗯️||right_anger_bubble|right anger bubble,anger,angry,balloon,bubble,mad,right|怒りの吹き出し,吹き出し,怒り
💭||thought_balloon|thought balloon,balloon,bubble,cartoon,cloud,comic,daydream,decisions|雲形の吹き出し,もくもく,マンガ,吹き出し,空想,考え事,雲
💤||zzz|comic,good,goodnight,night,sleep,sleeping,sleepy,tired|グーグー,いびき,おやすみ,マンガ,寝る,就寝中
`,
  people: `
👋|+|wave,waving_hand|waving hand,bye,cya,g2g,greetings,gtg,hand,hello|手を振る,あいさつ,さようなら,またね,ハロー,バイバイ,手
🤚|+|raised_back_of_hand|raised back of hand,back,backhand,hand,raised|手の甲,手
🖐️|+|raised_hand_with_fingers_splayed|hand with fingers splayed,finger,fingers,hand,raised,splayed,stop|開いた手,ストップ,パー,手,挙手
✋|+|hand,raised_hand,high_five|raised hand,5,five,high,raised,stop|挙手,5,ストップ,パー,手
🖖|+|vulcan_salute,vulcan|vulcan salute,finger,hand,hands,salute|バルカンの挨拶,バルカンサイン,バルカン人,手
🫱|+|rightwards_hand|rightwards hand,hand,handshake,hold,reach,right,rightward,rightwards|右に向けた手,右側,手,握手,方向
🫲|+|leftwards_hand|leftwards hand,hand,handshake,hold,left,leftward,leftwards,reach|左に向けた手,左側,手,握手,方向
🫳|+|palm_down_hand,palm_down|palm down hand,dismiss,down,drop,dropped,hand,palm,pick|下に向けた手,下,手,拾う,落とす
🫴|+|palm_up_hand,palm_up|palm up hand,beckon,catch,come,hand,hold,know,lift|上に向けた手,おいで,ちょうだい,上,受ける,差し出す,手
🫷|+|leftwards_pushing_hand|leftwards pushing hand,block,five,halt,hand,high,hold,leftward|左向きに押している手,ちょっと待って,ストップ,ハイタッチ,左向き,待った,待て,手
🫸|+|rightwards_pushing_hand|rightwards pushing hand,block,five,halt,hand,high,hold,pause|右向きに押している手,ちょっと待って,ストップ,ハイタッチ,右向き,待った,待て,手
👌|+|ok_hand|ok hand,awesome,bet,dope,fleek,fosho,got,gotcha|okの手,ok,つまむ,オッケー,オーケー,手
🤌|+|pinched_fingers,pinch|pinched fingers,fingers,gesture,hand,hold,huh,interrogation,patience|上向きにすぼめた手,すぼめる,ジェスチャー,手,指
🤏|+|pinching_hand|pinching hand,amount,bit,fingers,hand,little,pinching,small|つまんでいる指,ちょっと,少しだけ,手,指
✌️|+|v,victory|victory hand,hand,peace|vサイン,チョキ,ピース,手,指
🤞|+|crossed_fingers,fingers_crossed|crossed fingers,cross,crossed,finger,fingers,hand,luck|指をクロス,幸運を,手,指
🫰|+|hand_with_index_finger_and_thumb_crossed|hand with index finger and thumb crossed,<3,crossed,expensive,finger,hand,heart,index|親指と人差し指をクロス,お金,愛,手,指,指をクロス,指ハート
🤟|+|love_you_gesture|love-you gesture,fingers,gesture,hand,ily,love,love-you,three|アイラブユー,愛してる,手
🤘|+|metal,sign_of_the_horns|sign of the horns,finger,hand,horns,rock-on,sign|角の指サイン,キツネ,ロックオン,人差し指と小指を立てた手,手
🤙|+|call_me_hand|call me hand,call,hand,hang,loose,me,shaka|電話の合図,手,電話,電話のジェスチャー
👈|+|point_left|backhand index pointing left,backhand,finger,hand,index,left,point,pointing|左指差し,左,手,指,指差し
👉|+|point_right|backhand index pointing right,backhand,finger,hand,index,point,pointing,right|右指差し,右,手,指,指差し
👆|+|point_up_2,point_up|backhand index pointing up,backhand,finger,hand,index,point,pointing,up|手の甲上指差し,上,手,指,指差し
🖕|+|fu,middle_finger|middle finger,finger,hand,middle|立てた中指,上,中指,手,指,指差し
👇|+|point_down|backhand index pointing down,backhand,down,finger,hand,index,point,pointing|下指差し,下,手,指,指差し
☝️|+|point_up,point_up_2|index pointing up,finger,hand,index,point,pointing,this,up|上指差し,上,手,指差し
🫵|+|index_pointing_at_the_viewer,point_forward|index pointing at the viewer,at,finger,hand,index,pointing,poke,viewer|人を指差している手,おまえだ,手,指,指差し,指摘
👍|+|+1,thumbsup,yes|thumbs up,good,hand,like,thumb,up|サムズアップ,ok,いいね,オッケー,オーケー,グッド,上,了解
👎|+|-1,thumbsdown,no|thumbs down,bad,dislike,down,good,hand,nope,thumb|サムズダウン,ng,だめ,ブーイング,ボツ,下,手
✊|+|fist,fist_raised|raised fist,clenched,hand,punch,raised,solidarity|げんこつ,こぶし,グー,手,挙げたこぶし
👊|+|facepunch,fist_oncoming,punch|oncoming fist,absolutely,agree,boom,bro,bruh,bump,clenched|グー,げんこつ,こぶし,パンチ,手
🤛|+|fist_left,left_facing_fist|left-facing fist,fist,left-facing,leftwards|左向きのこぶし,こぶし,パンチ,左,手
🤜|+|fist_right,right_facing_fist|right-facing fist,fist,right-facing,rightwards|右向きのこぶし,こぶし,パンチ,右,手
👏|+|clap,clapping_hands|clapping hands,applause,approval,awesome,congrats,congratulations,excited,good|拍手,おめでとう,パチパチ,手,手を叩く
🙌|+|raised_hands|raising hands,celebration,gesture,hand,hands,hooray,praise,raised|バンザイ,ジェスチャー,両手,手,手を上げる
🫶|+|heart_hands|heart hands,<3,hands,heart,love,you|ハート形の手,ハート,ハートポーズ,ラブ,両手ハート,愛,手
👐|+|open_hands|open hands,hand,hands,hug,jazz,open,swerve|両手のひら,おっはー,手,手のひら,開いた両手
🤲|+|palms_up_together|palms up together,cupped,dua,hands,palms,pray,prayer,together|手のひらを揃えた両手,両手,包む手,手,祈り
🤝|+|handshake|agreement,deal,hand,meeting,shake|握手,よろしく,合意,契約成立,手
🙏|+|pray,folded_hands|folded hands,appreciate,ask,beg,blessed,bow,cmon,five|祈り,ありがとう,お願い,ごめんなさい,ジェスチャー,ハイタッチ,合掌,手
✍️|+|writing_hand|writing hand,hand,write,writing|書いている手,手,手で書く,手書き
💅|+|nail_care,nail_polish|nail polish,bored,care,cosmetics,done,makeup,manicure,nail|マニキュアを塗る手,ネイル,マニキュア,爪
🤳|+|selfie|camera,phone|セルフィー,カメラ,スマホ,自分撮り,自撮り
💪|+|muscle,right_bicep|flexed biceps,arm,beast,bench,biceps,bodybuilder,bro,curls|力こぶ,ボディビル,ムキムキ,筋トレ,筋肉,腕
🦾||mechanical_arm|mechanical arm,accessibility,arm,mechanical,prosthetic|義手,アクセシビリティ,人工装具,手,腕
🦿||mechanical_leg|mechanical leg,accessibility,leg,mechanical,prosthetic|義足,アクセシビリティ,人工装具,脚,足
🦵|+|leg|bent,foot,kick,knee,limb|脚,キック,曲げた脚,膝,足
🦶|+|foot|ankle,feet,kick,stomp|足,くるぶし,キック,ダンス,足首,踏みつける
👂|+|ear|body,ears,hear,hearing,listen,listening,sound|耳,からだ,聞き耳,聞く
🦻|+|ear_with_hearing_aid,hearing_aid|ear with hearing aid,accessibility,aid,ear,hard,hearing|補聴器を付けた耳,アクセシビリティ,耳,聴覚,難聴
👃|+|nose|body,noses,nosey,odor,smell,smells|鼻,からだ
🧠||brain|intelligent,smart|脳,知識,脳みそ,頭
🫀||anatomical_heart|anatomical heart,anatomical,beat,cardiology,heart,heartbeat,organ,pulse|心臓,心拍,脈,臓器,鼓動
🫁||lungs|breath,breathe,exhalation,inhalation,lung,organ,respiration|肺,呼吸,臓器
🦷||tooth|dentist,pearly,teeth,white|歯,歯医者,白い歯
🦴||bone|bones,dog,skeleton,wishbone|骨,犬,骨格
👀||eyes|body,eye,face,googly,look,looking,omg,peep|目,からだ,両目,動く目玉
👁️||eye|1,body,one|片目,からだ,一つ目,目
👅||tongue|body,lick,slurp|舌,からだ,べろ,べー
👄||lips,mouth|beauty,body,kiss,kissing,lipstick|口,からだ,キス,唇
🫦||biting_lip|biting lip,anxious,bite,biting,fear,flirt,flirting,kiss|唇を咬んでいる口,セクシー,チッ,口,口惜しさ,唇,悔しい,誘惑
👶|+|baby|babies,children,goo,infant,newborn,pregnant,young|赤ん坊,ベビー,子供,新生児,赤ちゃん,顔
🧒|+|child|bright-eyed,grandchild,kid,young,younger|子供,キッズ,中性的,子ども,顔
👦|+|boy|bright-eyed,child,grandson,kid,son,young,younger|男の子,子供,少年,顔
👧|+|girl|bright-eyed,child,daughter,granddaughter,kid,virgo,young,younger|女の子,おさげ,女,娘,子供,少女,顔
🧑|+|adult|person|大人,中性的,成人,顔
👱|+|blond_haired_person,blond_haired|person: blond hair,blond,blond-haired,human,person|金髪の人,ブロンド,人,人間,金髪,顔
👨|+|man|adult,bro|男性,大人,男,顔
🧔|+|bearded_person,person_bearded|person: beard,beard,bearded,person,whiskers|あごひげの人,あごひげ,ひげ,人,顔
🧔‍♂️|+|man_beard,man_bearded|man: beard,beard,bearded,man,whiskers|あごひげの男性,あごひげ,ひげ,男,顔
🧔‍♀️|+|woman_beard,woman_bearded|woman: beard,beard,bearded,whiskers,woman|あごひげの女性,あごひげ,ひげ,女,顔
👨‍🦰|+|red_haired_man,man_red_haired|man: red hair,adult,bro,man,red hair|男性: 赤毛,大人,男,男性,赤毛,顔
👨‍🦱|+|curly_haired_man,man_curly_haired|man: curly hair,adult,bro,curly hair,man|男性: 巻き毛,大人,巻き毛,男,男性,顔
👨‍🦳|+|white_haired_man,man_white_haired|man: white hair,adult,bro,man,white hair|男性: 白髪,大人,男,男性,白髪,顔
👨‍🦲|+|bald_man,man_bald|man: bald,adult,bald,bro,man|男性: はげ頭,はげ頭,大人,男,男性,顔
👩|+|woman|adult,lady|女性,大人,女,顔
👩‍🦰|+|red_haired_woman,woman_red_haired|woman: red hair,adult,lady,red hair,woman|女性: 赤毛,大人,女,女性,赤毛,顔
🧑‍🦰|+|person_red_hair,red_haired|person: red hair,adult,person,red hair|大人: 赤毛,中性的,大人,成人,赤毛,顔
👩‍🦱|+|curly_haired_woman,woman_curly_haired|woman: curly hair,adult,curly hair,lady,woman|女性: 巻き毛,大人,女,女性,巻き毛,顔
🧑‍🦱|+|person_curly_hair,curly_haired|person: curly hair,adult,curly hair,person|大人: 巻き毛,中性的,大人,巻き毛,成人,顔
👩‍🦳|+|white_haired_woman,woman_white_haired|woman: white hair,adult,lady,white hair,woman|女性: 白髪,大人,女,女性,白髪,顔
🧑‍🦳|+|person_white_hair,white_haired|person: white hair,adult,person,white hair|大人: 白髪,中性的,大人,成人,白髪,顔
👩‍🦲|+|bald_woman,woman_bald|woman: bald,adult,bald,lady,woman|女性: はげ頭,はげ頭,大人,女,女性,顔
🧑‍🦲|+|person_bald,bald|person: bald,adult,person|大人: はげ頭,はげ頭,中性的,大人,成人,顔
👱‍♀️|+|blond_haired_woman,blonde_woman,woman_blond_haired|woman: blond hair,blond,blond-haired,blonde,hair,woman|金髪の女性,ブロンド,女,女性,金髪
👱‍♂️|+|blond_haired_man,man_blond_haired|man: blond hair,blond,blond-haired,hair,man|金髪の男性,ブロンド,男,男性,金髪
🧓|+|older_adult|older person,adult,elderly,grandparent,old,person,wise|お年寄り,中性的,大人,老人,顔,高齢者
👴|+|older_man|old man,adult,bald,elderly,gramps,grandfather,grandpa,man|おじいさん,おじいちゃん,お年寄り,男性,老人,薄毛,顔,高齢者
👵|+|older_woman|old woman,adult,elderly,grandma,grandmother,granny,lady,old|おばあさん,おばあちゃん,お年寄り,女性,老人,顔,高齢者
🙍|+|frowning_person,person_frowning|person frowning,annoyed,disappointed,disgruntled,disturbed,frown,frowning,frustrated|しかめ面の人,しかめっ面,しかめ顔,むっとしている人,不満,失望
🙍‍♂️|+|frowning_man,man_frowning|man frowning,annoyed,disappointed,disgruntled,disturbed,frown,frowning,frustrated|しかめ面の男,しかめっ面,しかめ顔,むっとしている男,男,男性
🙍‍♀️|+|frowning_woman,woman_frowning|woman frowning,annoyed,disappointed,disgruntled,disturbed,frown,frowning,frustrated|しかめ面の女,しかめっ面,しかめ顔,女,女性
🙎|+|pouting_face,person_pouting,pouting|person pouting,disappointed,downtrodden,frown,grimace,person,scowl,sulk|不機嫌な人,ふくれる,ぷんぷん,不機嫌,口を尖らせた人,険しい表情
🙎‍♂️|+|pouting_man,man_pouting|man pouting,disappointed,downtrodden,frown,grimace,man,pouting,scowl|不機嫌な男,ぷんぷん,不機嫌,口を尖らせた男,男,男性
🙎‍♀️|+|pouting_woman,woman_pouting|woman pouting,disappointed,downtrodden,frown,grimace,pouting,scowl,sulk|不機嫌な女,ぷんぷん,不機嫌,女,女性
🙅|+|no_good,person_gesturing_no|person gesturing no,forbidden,gesture,hand,no,not,person,prohibit|ダメのポーズをする人,ng,お断り,だめ,ジェスチャー,バツ,人,禁止
🙅‍♂️|+|ng_man,no_good_man,man_gesturing_no|man gesturing no,forbidden,gesture,hand,man,no,not,prohibit|ダメのポーズをする男,ng,ジェスチャー,バツ,男,男性,禁止
🙅‍♀️|+|ng_woman,no_good_woman,woman_gesturing_no|woman gesturing no,forbidden,gesture,hand,no,not,prohibit,woman|ダメのポーズをする女,ng,ジェスチャー,バツ,女,女性
🙆|+|ok_person,all_good,person_gesturing_ok|person gesturing ok,exercise,gesture,gesturing,hand,ok,omg,person|okのポーズをする人,ok,びっくり,エクササイズ,オーケー,ジェスチャー,丸,人
🙆‍♂️|+|ok_man,man_gesturing_ok|man gesturing ok,exercise,gesture,gesturing,hand,man,ok,omg|okのポーズをする男,ok,オッケー,オーケー,ジェスチャー,丸,男,男性
🙆‍♀️|+|ok_woman,woman_gesturing_ok|woman gesturing ok,exercise,gesture,gesturing,hand,ok,omg,woman|okのポーズをする女,オッケー,オーケー,ジェスチャー,丸,女性
💁|+|information_desk_person,tipping_hand_person,person_tipping_hand|person tipping hand,fetch,flick,flip,gossip,hand,person,sarcasm|案内する人,ゴシップ,ジェスチャー,受付,受付嬢,手を返している人,案内,案内する女
💁‍♂️|+|sassy_man,tipping_hand_man,man_tipping_hand|man tipping hand,fetch,flick,flip,gossip,hand,man,sarcasm|案内する男,ジェスチャー,案内,男,男性
💁‍♀️|+|sassy_woman,tipping_hand_woman,woman_tipping_hand|woman tipping hand,fetch,flick,flip,gossip,hand,sarcasm,sarcastic|案内する女,ジェスチャー,女,女性,案内
🙋|+|raising_hand,person_raising_hand|person raising hand,gesture,hand,here,know,me,person,pick|手を挙げる人,ジェスチャー,人,分かった,手,手を挙げる,挙手,質問
🙋‍♂️|+|raising_hand_man,man_raising_hand|man raising hand,gesture,hand,here,know,man,me,pick|手を挙げる男,手を挙げる,挙手,男,男性
🙋‍♀️|+|raising_hand_woman,woman_raising_hand|woman raising hand,gesture,hand,here,know,me,pick,question|手を挙げる女,女,女性,手を挙げる,挙手
🧏|+|deaf_person|deaf person,accessibility,deaf,ear,gesture,hear,person|耳の不自由な人,アクセシビリティ,人,聞こえない,聴覚,障がい
🧏‍♂️|+|deaf_man|deaf man,accessibility,deaf,ear,gesture,hear,man|耳の不自由な男性,アクセシビリティ,男性,聴覚,障がい
🧏‍♀️|+|deaf_woman|deaf woman,accessibility,deaf,ear,gesture,hear,woman|耳の不自由な女性,アクセシビリティ,女性,聴覚,障がい
🙇|+|bow,person_bowing|person bowing,apology,ask,beg,bowing,favor,forgive,gesture|おじぎする人,おじぎ,お願い,ごめんなさい,ジェスチャー,土下座,許して,謝罪
🙇‍♂️|+|bowing_man,man_bowing|man bowing,apology,ask,beg,bow,bowing,favor,forgive|おじぎする男,おじぎ,ごめんなさい,土下座,男,男性
🙇‍♀️|+|bowing_woman,woman_bowing|woman bowing,apology,ask,beg,bow,bowing,favor,forgive|おじぎする女,おじぎ,ごめんなさい,土下座,女,女性
🤦|+|facepalm,person_facepalming|person facepalming,again,bewilder,disbelief,exasperation,no,not,oh|ひたいに手をあてる人,あちゃー,うそでしょ,ひたいに手,またか,ショック,ジェスチャー,人
🤦‍♂️|+|man_facepalming|man facepalming,again,bewilder,disbelief,exasperation,facepalm,man,no|ひたいに手をあてる男,あちゃー,うそでしょ,ひたいに手,またか,ショック,ジェスチャー,信じられない
🤦‍♀️|+|woman_facepalming|woman facepalming,again,bewilder,disbelief,exasperation,facepalm,no,not|ひたいに手をあてる女,あちゃー,うそでしょ,ひたいに手,またか,ショック,ジェスチャー,信じられない
🤷|+|shrug,person_shrugging|person shrugging,doubt,dunno,guess,idk,ignorance,indifference,knows|お手上げする人,お手上げ,さあね,わかりません,ジェスチャー,人,多分ね,知らない
🤷‍♂️|+|man_shrugging|man shrugging,doubt,dunno,guess,idk,ignorance,indifference,knows|お手上げする男,お手上げ,さあね,わかりません,ジェスチャー,多分ね,男,男性
🤷‍♀️|+|woman_shrugging|woman shrugging,doubt,dunno,guess,idk,ignorance,indifference,knows|お手上げする女,お手上げ,さあね,わかりません,ジェスチャー,多分ね,女,女性
🧑‍⚕️|+|health_worker|health worker,doctor,health,healthcare,nurse,therapist,worker|医者,セラピスト,医師
👨‍⚕️|+|man_health_worker|man health worker,doctor,health,healthcare,man,nurse,therapist,worker|男性の医者,セラピスト,ドクター,医師,医者,男,男性
👩‍⚕️|+|woman_health_worker|woman health worker,doctor,health,healthcare,nurse,therapist,woman,worker|女性の医者,セラピスト,ドクター,医師,医者,女,女医,女性
🧑‍🎓|+|student|graduate|学生,卒業,角帽
👨‍🎓|+|man_student|man student,graduate,man,student|男子学生,卒業,学生,男,男性,角帽
👩‍🎓|+|woman_student|woman student,graduate,student,woman|女子学生,卒業,女,女性,学生,角帽
🧑‍🏫|+|teacher|instructor,lecturer,professor|教師,先生,担任,教授,講師
👨‍🏫|+|man_teacher|man teacher,instructor,lecturer,man,professor,teacher|男性の教師,先生,教師,教授,男,男性,講師
👩‍🏫|+|woman_teacher|woman teacher,instructor,lecturer,professor,teacher,woman|女性の教師,先生,女,女性,教師,教授,講師
🧑‍⚖️|+|judge|justice,law,scales|裁判官,裁判
👨‍⚖️|+|man_judge|man judge,judge,justice,law,man,scales|男性の裁判官,男,男性,裁判,裁判官
👩‍⚖️|+|woman_judge|woman judge,judge,justice,law,scales,woman|女性の裁判官,女,女性,裁判,裁判官
🧑‍🌾|+|farmer|gardener,rancher|農家,ガーデナー,農場主,農業
👨‍🌾|+|man_farmer|man farmer,farmer,gardener,man,rancher|農家の男性,男,男性,農夫,農家
👩‍🌾|+|woman_farmer|woman farmer,farmer,gardener,rancher,woman|農家の女性,女,女性,農家
🧑‍🍳|+|cook|chef|コック,シェフ,料理
👨‍🍳|+|man_cook|man cook,chef,cook,man|男性のコック,コック,シェフ,料理,料理人,男,男性
👩‍🍳|+|woman_cook|woman cook,chef,cook,woman|女性のコック,コック,シェフ,女,女性,料理,料理人
🧑‍🔧|+|mechanic|electrician,plumber,tradesperson|整備士,スパナ,メカニック,作業員,工作
👨‍🔧|+|man_mechanic|man mechanic,electrician,man,mechanic,plumber,tradesperson|男性の整備士,スパナ,メカニック,工作,男,男性,配管工,電気工
👩‍🔧|+|woman_mechanic|woman mechanic,electrician,mechanic,plumber,tradesperson,woman|女性の整備士,スパナ,メカニック,女,女性,工作,配管工,電気工
🧑‍🏭|+|factory_worker|factory worker,assembly,factory,industrial,worker|溶接工,モノづくり,工員,工場
👨‍🏭|+|man_factory_worker|man factory worker,assembly,factory,industrial,man,worker|男性の溶接工,工員,溶接,男,男性
👩‍🏭|+|woman_factory_worker|woman factory worker,assembly,factory,industrial,woman,worker|女性の溶接工,女,女性,工員,溶接
🧑‍💼|+|office_worker|office worker,architect,business,manager,office,white-collar,worker|会社員,サラリーマン,ビジネスパーソン
👨‍💼|+|man_office_worker|man office worker,architect,business,man,manager,office,white-collar,worker|男性会社員,サラリーマン,ビジネスパーソン,ビジネスマン,会社員,男性
👩‍💼|+|woman_office_worker|woman office worker,architect,business,manager,office,white-collar,woman,worker|女性会社員,ol,サラリーマン,ビジネスパーソン,会社員,女,女性
🧑‍🔬|+|scientist|biologist,chemist,engineer,mathematician,physicist|科学者,化学者,物理学者,生物学者
👨‍🔬|+|man_scientist|man scientist,biologist,chemist,engineer,man,mathematician,physicist,scientist|男性科学者,男,男性,科学者
👩‍🔬|+|woman_scientist|woman scientist,biologist,chemist,engineer,mathematician,physicist,scientist,woman|女性科学者,女,女性,科学者
🧑‍💻|+|technologist|coder,computer,developer,inventor,software|技術者,コンピュータ,パソコン,プログラマ,開発者
👨‍💻|+|man_technologist|man technologist,coder,computer,developer,inventor,man,software,technologist|男性技術者,コンピュータ,デベロッパ,パソコン,プログラマ,プログラマー,男,男性
👩‍💻|+|woman_technologist|woman technologist,coder,computer,developer,inventor,software,technologist,woman|女性技術者,コンピュータ,デベロッパ,パソコン,プログラマ,プログラマー,女,女性
🧑‍🎤|+|singer|actor,entertainer,rock,rockstar,star|歌手,アーティスト,シンガー,スター,ロッカー
👨‍🎤|+|man_singer|man singer,actor,entertainer,man,rock,rockstar,singer,star|男性歌手,アーティスト,エンターテイナー,シンガー,スター,ロックスター,俳優,歌手
👩‍🎤|+|woman_singer|woman singer,actor,entertainer,rock,rockstar,singer,star,woman|女性歌手,アーティスト,エンターテイナー,シンガー,スター,ロックスター,俳優,女
🧑‍🎨|+|artist|palette|芸術家,アーティスト,画家,絵描き
👨‍🎨|+|man_artist|man artist,artist,man,palette|男性の芸術家,アーティスト,男,男性,画家,芸術家
👩‍🎨|+|woman_artist|woman artist,artist,palette,woman|女性の芸術家,アーティスト,パレット,女,女性,画家,芸術家
🧑‍✈️|+|pilot|plane|パイロット,操縦士,機長
👨‍✈️|+|man_pilot|man pilot,man,pilot,plane|男性パイロット,パイロット,操縦士,男,男性
👩‍✈️|+|woman_pilot|woman pilot,pilot,plane,woman|女性パイロット,女,女性,操縦士
🧑‍🚀|+|astronaut|rocket,space|宇宙飛行士,ロケット
👨‍🚀|+|man_astronaut|man astronaut,astronaut,man,rocket,space|男性宇宙飛行士,宇宙飛行士,男,男性
👩‍🚀|+|woman_astronaut|woman astronaut,astronaut,rocket,space,woman|女性宇宙飛行士,女,女性,宇宙飛行士
🧑‍🚒|+|firefighter|fire,firetruck|消防士,レスキュー,救助隊
👨‍🚒|+|man_firefighter|man firefighter,fire,firefighter,firetruck,man|男性消防士,消防士,男,男性
👩‍🚒|+|woman_firefighter|woman firefighter,fire,firefighter,firetruck,woman|女性消防士,女,女性,消防士
👮|+|cop,police_officer|police officer,apprehend,arrest,citation,law,officer,over,police|警察官,お巡りさん,警官,警察,逮捕する
👮‍♂️|+|policeman,man_police_officer|man police officer,apprehend,arrest,citation,cop,law,man,officer|男性警察官,お巡りさん,男性,警官,警察,警察官
👮‍♀️|+|policewoman,woman_police_officer|woman police officer,apprehend,arrest,citation,cop,law,officer,over|女性警察官,お巡りさん,女性,警官,警察,警察官
🕵️|+|detective|sleuth,spy|探偵,スパイ,私立探偵,虫めがね
🕵️‍♂️|+|male_detective,man_detective|man detective,detective,man,sleuth,spy|男性の探偵,探偵,男,男性,虫めがね
🕵️‍♀️|+|female_detective,woman_detective|woman detective,detective,sleuth,spy,woman|女性の探偵,女,女性,探偵,私立探偵,虫めがね
💂|+|guard|buckingham,helmet,london,palace|衛兵,守衛,警備,門番
💂‍♂️|+|guardsman,man_guard|man guard,buckingham,guard,helmet,london,man,palace|男性の衛兵,守衛,男性,衛兵,警備,門番
💂‍♀️|+|guardswoman,woman_guard|woman guard,buckingham,guard,helmet,london,palace,woman|女性の衛兵,女性,守衛,衛兵,警備,門番
🥷|+|ninja|assassin,fight,fighter,hidden,person,secret,skills,sly|忍者,スパイ,人,忍び,忍術,草の者,隠密
👷|+|construction_worker|construction worker,build,construction,fix,hardhat,hat,man,person|建設作業員,ハンマー,ヘルメット,作業員,工事,建設
👷‍♂️|+|construction_worker_man,man_construction_worker|man construction worker,build,construction,fix,hardhat,hat,man,rebuild|男性の建設作業員,ハンマー,ヘルメット,作業員,工事,建設,男,男性
👷‍♀️|+|construction_worker_woman,woman_construction_worker|woman construction worker,build,construction,fix,hardhat,hat,man,rebuild|女性の建設作業員,ハンマー,ヘルメット,作業員,女,女性,工事,建設
🫅|+|person_with_crown,royalty|person with crown,crown,monarch,noble,person,regal,royal|王冠をかぶった人,君主,国王,女王,王,王家,王族,王様
🤴|+|prince|crown,fairy,fairytale,fantasy,king,royal,royalty,tale|プリンス,王子,王族,男,男性
👸|+|princess|crown,fairy,fairytale,fantasy,queen,royal,royalty,tale|プリンセス,お姫さま,クイーン,冠,女,女性,女王,王女
👳|+|person_with_turban,person_wearing_turban|person wearing turban,person,turban,wearing|ターバンの人,ターバン,帽子
👳‍♂️|+|man_with_turban,man_wearing_turban|man wearing turban,man,turban,wearing|ターバンの男性,ターバン,男,男性
👳‍♀️|+|woman_with_turban,woman_wearing_turban|woman wearing turban,turban,wearing,woman|ターバンの女性,ターバン,女,女性
👲|+|man_with_gua_pi_mao,person_with_skullcap|person with skullcap,cap,chinese,gua,guapi,hat,mao,person|中華帽の男性,おわん帽,男,男性
🧕|+|woman_with_headscarf|woman with headscarf,bandana,head,headscarf,hijab,kerchief,mantilla,tichel|スカーフの女性,スカーフ,ヒジャブ,ベール,女,女性
🤵|+|person_in_tuxedo|person in tuxedo,formal,person,tuxedo,wedding|タキシードの人,タキシード,フォーマル,人,正装,結婚
🤵‍♂️|+|man_in_tuxedo|man in tuxedo,formal,groom,man,tuxedo,wedding|タキシードの男性,タキシード,タキシードの男,男,男性
🤵‍♀️|+|woman_in_tuxedo|woman in tuxedo,formal,tuxedo,wedding,woman|タキシードの女性,タキシード,タキシードの女,女,女性
👰|+|person_with_veil|person with veil,person,veil,wedding|ベールの人,ウェディング,ベール,人,結婚,顔
👰‍♂️|+|man_with_veil|man with veil,man,veil,wedding|ベールの男性,ベール,男,男性
👰‍♀️|+|bride_with_veil,woman_with_veil|woman with veil,bride,veil,wedding,woman|ベールの女性,ベール,女,女性
🤰|+|pregnant_woman|pregnant woman,pregnant,woman|妊婦,女,女性,妊娠
🫃|+|pregnant_man|pregnant man,belly,bloated,full,man,overeat,pregnant|妊夫,妊娠,妊娠した人,男,男性,食べ過ぎ
🫄|+|pregnant_person|pregnant person,belly,bloated,full,overeat,person,pregnant,stuffed|妊娠した人,お腹,妊夫,妊娠,妊婦,食べ過ぎ
🤱|+|breast_feeding|breast-feeding,baby,breast,feeding,mom,mother,nursing,woman|授乳,ミルク,女,女性,赤ちゃん
👩‍🍼|+|woman_feeding_baby|woman feeding baby,baby,feed,feeding,mom,mother,nanny,newborn|授乳する女性,ママ,人,女,女性,授乳,新生児,母親
👨‍🍼|+|man_feeding_baby|man feeding baby,baby,dad,father,feed,feeding,man,nanny|授乳する男性,パパ,人,授乳,新生児,父親,男,男性
🧑‍🍼|+|person_feeding_baby|person feeding baby,baby,feed,feeding,nanny,newborn,nursing,parent|授乳する人,人,授乳,新生児,母親,父親,赤ちゃん
👼|+|angel|baby angel,baby,church,face,fairy,fairytale,fantasy,tale|天使,エンジェル,エンゼル,赤ちゃん天使,顔
🎅|+|santa|santa claus,celebration,christmas,claus,fairy,fantasy,father,holiday|サンタ,クリスマス,サンタクロース,顔
🤶|+|mrs_claus|mrs. claus,celebration,christmas,claus,fairy,fantasy,holiday,merry|女性のサンタ,クリスマス,サンタクロース,女,女性
🧑‍🎄|+|mx_claus|mx claus,celebration,christmas,claus,fairy,fantasy,holiday,merry|サンタさん,クリスマス,サンタ,サンタクロース,人,帽子
🦸|+|superhero|good,hero,superpower|スーパーヒーロー,スーパーマン,ヒロイン,ヒーロー,善,巨大勢力,超人
🦸‍♂️|+|superhero_man,man_superhero|man superhero,good,hero,man,superhero,superpower|男性のスーパーヒーロー,ヒーロー,善,男性,超人
🦸‍♀️|+|superhero_woman,woman_superhero|woman superhero,good,hero,heroine,superhero,superpower,woman|女性のスーパーヒーロー,ヒロイン,ヒーロー,善,女性,超人
🦹|+|supervillain|bad,criminal,evil,superpower,villain|悪役,ヴィラン,人,悪,悪い人,悪人,悪玉,犯人
🦹‍♂️|+|supervillain_man,man_supervillain|man supervillain,bad,criminal,evil,man,superpower,supervillain,villain|男性の悪役,ヴィラン,悪,犯人,男性,超人
🦹‍♀️|+|supervillain_woman,woman_supervillain|woman supervillain,bad,criminal,evil,superpower,supervillain,villain,woman|女性の悪役,ヴィラン,女性,悪,犯人,超人
🧙|+|mage|fantasy,magic,play,sorcerer,sorceress,sorcery,spell,summon|魔法使い,ファンタジー,ロールプレイ,召喚,呪文,魔女,魔法,魔術師
🧙‍♂️|+|mage_man,man_mage|man mage,fantasy,mage,magic,man,play,sorcerer,sorceress|男の魔法使い,男,男性,魔法使い
🧙‍♀️|+|mage_woman,woman_mage|woman mage,fantasy,mage,magic,play,sorcerer,sorceress,sorcery|女の魔法使い,女,女性,魔女,魔法使い
🧚|+|fairy|fairytale,fantasy,myth,person,pixie,tale,wings|妖精,おとぎ話,オベロン,パック,ファンタジー,伝説,神話,童話
🧚‍♂️|+|fairy_man,man_fairy|man fairy,fairy,fairytale,fantasy,man,myth,oberon,person|男の妖精,妖精,男,男性
🧚‍♀️|+|fairy_woman,woman_fairy|woman fairy,fairy,fairytale,fantasy,myth,person,pixie,tale|女の妖精,女,女性,妖精
🧛|+|vampire|blood,dracula,fangs,halloween,scary,supernatural,teeth,undead|吸血鬼,ドラキュラ,ハロウィーン,バンパイア,不死身,恐怖,歯,牙
🧛‍♂️|+|vampire_man,man_vampire|man vampire,blood,fangs,halloween,man,scary,supernatural,teeth|男の吸血鬼,ドラキュラ,バンパイア,吸血鬼,男,男性
🧛‍♀️|+|vampire_woman,woman_vampire|woman vampire,blood,fangs,halloween,scary,supernatural,teeth,undead|女の吸血鬼,ドラキュラ,バンパイア,吸血鬼,女,女性
🧜|+|merperson|creature,fairytale,folklore,ocean,sea,siren,trident|人魚,おとぎ話,サイレン,マーメイド,伝説,半魚人,海の生物,海底
🧜‍♂️|+|merman|creature,fairytale,folklore,neptune,ocean,poseidon,sea,siren|マーマン,人魚,男,男性
🧜‍♀️|+|mermaid|creature,fairytale,folklore,merwoman,ocean,sea,siren,trident|マーメイド,人魚,女,女性
🧝|+|elf|elves,enchantment,fantasy,folklore,magic,magical,myth|エルフ,ファンタジー,伝説,妖精,神秘的,神話,魔力,魔法
🧝‍♂️|+|elf_man,man_elf|man elf,elf,elves,enchantment,fantasy,folklore,magic,magical|男のエルフ,エルフ,男,男性
🧝‍♀️|+|elf_woman,woman_elf|woman elf,elf,elves,enchantment,fantasy,folklore,magic,magical|女のエルフ,エルフ,女,女性
🧞||genie|djinn,fantasy,jinn,lamp,myth,rub,wishes|精霊,ジニー,ファンタジー,ランプをこする,不可思議,神話,魔人
🧞‍♂️||genie_man,man_genie|man genie,djinn,fantasy,genie,jinn,lamp,man,myth|男の精霊,男,男性,精霊,魔神
🧞‍♀️||genie_woman,woman_genie|woman genie,djinn,fantasy,genie,jinn,lamp,myth,rub|女の精霊,女,女性,精霊,魔神
🧟||zombie|apocalypse,dead,halloween,horror,scary,undead,walking|ゾンビ,アンデッド,ハロウィーン,ホラー,大災害,恐怖,歩く屍
🧟‍♂️||zombie_man,man_zombie|man zombie,apocalypse,dead,halloween,horror,man,scary,undead|男のゾンビ,ゾンビ,ホラー,男,男性
🧟‍♀️||zombie_woman,woman_zombie|woman zombie,apocalypse,dead,halloween,horror,scary,undead,walking|女のゾンビ,ゾンビ,ホラー,女,女性
🧌||troll|fairy,fantasy,monster,tale,trolling|トロール,おとぎ話,ファンタジー,モンスター
🫈||hairy_creature|hairy creature,bigfoot,cryptid,forest,giant,hairy,sasquatch,woodwose|毛むくじゃらの生物,イエティ,サスカッチ,ビッグフット,巨人,未確認動物,森,毛むくじゃら
💆|+|massage,person_getting_massage|person getting massage,face,getting,headache,person,relax,relaxing,salon|フェイスマッサージ中の人,エステ,サロン,スパ,セラピー,フェイスマッサージ,マッサージ,リラックス
💆‍♂️|+|massage_man,man_getting_massage|man getting massage,face,getting,headache,man,massage,relax,relaxing|フェイスマッサージ中の男,エステ,フェイスマッサージ,マッサージ,リラックス,男,男性,顔
💆‍♀️|+|massage_woman,woman_getting_massage|woman getting massage,face,getting,headache,massage,relax,relaxing,salon|フェイスマッサージ中の女,エステ,フェイスマッサージ,マッサージ,女,女性
💇|+|haircut,person_getting_haircut|person getting haircut,barber,beauty,chop,cosmetology,cut,groom,hair|散髪される人,カット,ヘアカット,床屋,理容室,理容院,美容室,美容院
💇‍♂️|+|haircut_man,man_getting_haircut|man getting haircut,barber,beauty,chop,cosmetology,cut,groom,hair|散髪される男,カット,ヘアカット,床屋,理容室,理容院,男,男性
💇‍♀️|+|haircut_woman,woman_getting_haircut|woman getting haircut,barber,beauty,chop,cosmetology,cut,groom,hair|散髪される女,ヘアカット,女性,床屋,美容室,美容院
🚶|+|walking,person_walking|person walking,amble,gait,hike,man,pace,pedestrian,person|歩く人,ぶらつく,ウォーキング,ハイキング,人,大股,散歩,歩く
🚶‍♂️|+|walking_man,man_walking|man walking,amble,gait,hike,man,pace,pedestrian,stride|歩く男,ウォーキング,歩行,歩行者,男性
🚶‍♀️|+|walking_woman,woman_walking|woman walking,amble,gait,hike,man,pace,pedestrian,stride|歩く女,ウォーキング,ハイキング,女性,散歩,歩く,歩行,歩行者
🚶‍➡️|+|person_walking_right|person walking: facing right,amble,facing,gait,hike,man,pace,pedestrian|歩く人: 右向き,ぶらつく,ウォーキング,ハイキング,人,右向き,大股,散歩
🚶‍♀️‍➡️|+|woman_walking_right|woman walking: facing right,amble,facing,gait,hike,man,pace,pedestrian|歩く女: 右向き,ウォーキング,ハイキング,右向き,女性,散歩,歩く,歩く女
🚶‍♂️‍➡️|+|man_walking_right|man walking: facing right,amble,facing,gait,hike,man,pace,pedestrian|歩く男: 右向き,ウォーキング,右向き,歩く男,歩行,歩行者,男性
🧍|+|standing_person,person_standing,standing|person standing,person,stand|立つ人,人,立っている,起立
🧍‍♂️|+|standing_man,man_standing|man standing,man,stand,standing|立つ男,男性,起立
🧍‍♀️|+|standing_woman,woman_standing|woman standing,stand,standing,woman|立つ女,女性,起立
🧎|+|kneeling_person,kneeling,person_kneeling|person kneeling,kneel,knees,person|正座する人,ひざまずく,人,座る
🧎‍♂️|+|kneeling_man,man_kneeling|man kneeling,kneel,kneeling,knees,man|正座する男性,ひざまずく,座る,男性
🧎‍♀️|+|kneeling_woman,woman_kneeling|woman kneeling,kneel,kneeling,knees,woman|正座する女性,ひざまずく,女性,座る
🧎‍➡️|+|person_kneeling_right|person kneeling: facing right,facing,kneel,kneeling,knees,person,right|正座する人: 右向き,ひざまずく,人,右向き,座る,正座する人
🧎‍♀️‍➡️|+|woman_kneeling_right|woman kneeling: facing right,facing,kneel,kneeling,knees,right,woman|正座する女性: 右向き,ひざまずく,右向き,女性,座る,正座する女性
🧎‍♂️‍➡️|+|man_kneeling_right|man kneeling: facing right,facing,kneel,kneeling,knees,man,right|正座する男性: 右向き,ひざまずく,右向き,座る,正座する男性,男性
🧑‍🦯|+|person_with_probing_cane,person_with_white_cane|person with white cane,accessibility,blind,cane,person,probing,white|杖をついた人,アクセシビリティ,目,視覚,障がい
🧑‍🦯‍➡️|+|person_with_white_cane_right|person with white cane: facing right,accessibility,blind,cane,facing,person,probing,right|杖をついた人: 右向き,アクセシビリティ,右向き,杖をついた人,目,視覚,障がい
👨‍🦯|+|man_with_probing_cane,man_with_white_cane|man with white cane,accessibility,blind,cane,man,probing,white|杖をついた男性,アクセシビリティ,男性,白杖をついた男性,目,視覚,障がい
👨‍🦯‍➡️|+|man_with_white_cane_right|man with white cane: facing right,accessibility,blind,cane,facing,man,probing,right|杖をついた男性: 右向き,アクセシビリティ,右向き,杖をついた男性,男性,白杖をついた男性,目,視覚
👩‍🦯|+|woman_with_probing_cane,woman_with_white_cane|woman with white cane,accessibility,blind,cane,probing,white,woman|杖をついた女性,アクセシビリティ,女性,白杖をついた女性,目,視覚,障がい
👩‍🦯‍➡️|+|woman_with_white_cane_right|woman with white cane: facing right,accessibility,blind,cane,facing,probing,right,white|杖をついた女性: 右向き,アクセシビリティ,右向き,女性,杖をついた女性,白杖をついた女性,目,視覚
🧑‍🦼|+|person_in_motorized_wheelchair|person in motorized wheelchair,accessibility,motorized,person,wheelchair|電動車椅子の人,アクセシビリティ,車いす,障がい
🧑‍🦼‍➡️|+|person_in_motorized_wheelchair_right|person in motorized wheelchair: facing right,accessibility,facing,motorized,person,right,wheelchair|電動車椅子の人: 右向き,アクセシビリティ,右向き,車いす,障がい,電動車椅子の人
👨‍🦼|+|man_in_motorized_wheelchair|man in motorized wheelchair,accessibility,man,motorized,wheelchair|電動車椅子の男性,アクセシビリティ,男性,車いす,障がい
👨‍🦼‍➡️|+|man_in_motorized_wheelchair_right|man in motorized wheelchair: facing right,accessibility,facing,man,motorized,right,wheelchair|電動車椅子の男性: 右向き,アクセシビリティ,右向き,男性,車いす,障がい,電動車椅子の男性
👩‍🦼|+|woman_in_motorized_wheelchair|woman in motorized wheelchair,accessibility,motorized,wheelchair,woman|電動車椅子の女性,アクセシビリティ,女性,車いす,障がい
👩‍🦼‍➡️|+|woman_in_motorized_wheelchair_right|woman in motorized wheelchair: facing right,accessibility,facing,motorized,right,wheelchair,woman|電動車椅子の女性: 右向き,アクセシビリティ,右向き,女性,車いす,障がい,電動車椅子の女性
🧑‍🦽|+|person_in_manual_wheelchair|person in manual wheelchair,accessibility,manual,person,wheelchair|手動式車椅子の人,アクセシビリティ,車いす,障がい
🧑‍🦽‍➡️|+|person_in_manual_wheelchair_right|person in manual wheelchair: facing right,accessibility,facing,manual,person,right,wheelchair|手動式車椅子の人: 右向き,アクセシビリティ,右向き,手動式車椅子の人,車いす,障がい
👨‍🦽|+|man_in_manual_wheelchair|man in manual wheelchair,accessibility,man,manual,wheelchair|手動式車椅子の男性,アクセシビリティ,男性,車いす,障がい
👨‍🦽‍➡️|+|man_in_manual_wheelchair_right|man in manual wheelchair: facing right,accessibility,facing,man,manual,right,wheelchair|手動式車椅子の男性: 右向き,アクセシビリティ,右向き,手動式車椅子の男性,男性,車いす,障がい
👩‍🦽|+|woman_in_manual_wheelchair|woman in manual wheelchair,accessibility,manual,wheelchair,woman|手動式車椅子の女性,アクセシビリティ,女性,車いす,障がい
👩‍🦽‍➡️|+|woman_in_manual_wheelchair_right|woman in manual wheelchair: facing right,accessibility,facing,manual,right,wheelchair,woman|手動式車椅子の女性: 右向き,アクセシビリティ,右向き,女性,手動式車椅子の女性,車いす,障がい
🏃|+|runner,running,person_running|person running,fast,hurry,marathon,move,person,quick,race|走る人,ジョギング,マラソン,ランナー,ランニング,急ぐ,走る,駆け足
🏃‍♂️|+|running_man,man_running|man running,fast,hurry,man,marathon,move,quick,race|走る男,ジョギング,マラソン,ランナー,ランニング,男性
🏃‍♀️|+|running_woman,woman_running|woman running,fast,hurry,marathon,move,quick,race,racing|走る女,ジョギング,マラソン,ランナー,ランニング,女性,急ぐ,走る
🏃‍➡️|+|person_running_right|person running: facing right,facing,fast,hurry,marathon,move,person,quick|走る人: 右向き,ジョギング,マラソン,ランナー,ランニング,右向き,急ぐ,走る
🏃‍♀️‍➡️|+|woman_running_right|woman running: facing right,facing,fast,hurry,marathon,move,quick,race|走る女: 右向き,ジョギング,マラソン,ランナー,ランニング,右向き,女性,急ぐ
🏃‍♂️‍➡️|+|man_running_right|man running: facing right,facing,fast,hurry,man,marathon,move,quick|走る男: 右向き,ジョギング,マラソン,ランナー,ランニング,右向き,男性,走る男
🧑‍🩰|+|ballet_dancer|ballet dancer,ballet,dancer|バレエダンサー,ダンサー,バレエ
💃|+|dancer,woman_dancing|woman dancing,dance,dancing,elegant,festive,flair,flamenco,groove|踊る女,サルサ,タンゴ,ダンサー,ダンス,フラメンコ,女,女性
🕺|+|man_dancing|man dancing,dance,dancer,dancing,elegant,festive,flair,flamenco|踊る男,サルサ,タンゴ,ダンサー,ダンス,フラメンコ,男,男性
🕴️|+|business_suit_levitating,levitate,levitating,person_in_suit_levitating|person in suit levitating,business,person,suit|浮いてるビジネスマン,スーツ,ビジネスマン,男,男性,空中浮遊
👯|+|dancers,people_with_bunny_ears_partying|people with bunny ears,bestie,bff,bunny,counterpart,dancer,double,ear|バニー,うさ耳,ずっ友,そっくり,ダンサー,パーティ,ペア,双子
👯‍♂️|+|dancing_men,men_with_bunny_ears_partying|men with bunny ears,bestie,bff,bunny,counterpart,dancer,double,ear|バニーボーイ,うさ耳,ダンサー,パーティー,男,男性,親友
👯‍♀️|+|dancing_women,women_with_bunny_ears_partying|women with bunny ears,bestie,bff,bunny,counterpart,dancer,double,ear|バニーガール,うさ耳,ダンサー,パーティー,女,女性
🧖|+|sauna_person,person_in_steamy_room|person in steamy room,day,luxurious,pamper,person,relax,room,sauna|サウナに入る人,くつろぐ,サウナ,スパ,リラックス,蒸しぶろ,蒸気
🧖‍♂️|+|sauna_man,man_in_steamy_room|man in steamy room,day,luxurious,man,pamper,relax,room,sauna|サウナに入る男,サウナ,男,男性
🧖‍♀️|+|sauna_woman,woman_in_steamy_room|woman in steamy room,day,luxurious,pamper,relax,room,sauna,spa|サウナに入る女,サウナ,女,女性
🧗|+|climbing,person_climbing|person climbing,climb,climber,mountain,person,rock,scale,up|山を登る人,ロッククライマー,山,山登り,登る,登山
🧗‍♂️|+|climbing_man,man_climbing|man climbing,climb,climber,climbing,man,mountain,rock,scale|山を登る男,山登り,男,男性,登山
🧗‍♀️|+|climbing_woman,woman_climbing|woman climbing,climb,climber,climbing,mountain,rock,scale,up|山を登る女,女,女性,山登り,登山
🤺||person_fencing,fencer,fencing|person fencing,person,sword|フェンシングをする人,スポーツ,フェンシング
🏇|+|horse_racing|horse racing,horse,jockey,racehorse,racing,riding,sport|競馬,ジョッキー,スポーツ,乗馬,競走馬,馬,騎手
⛷️||skier,person_skiing,skiing|ski,snow|スキーヤー,スキー,ストック,スポーツ
🏂|+|snowboarder,person_snowboarding,snowboarding|ski,snow,snowboard,sport|スノーボーダー,スノボ,スノーボード,スポーツ
🏌️|+|golfing,golfer,person_golfing|person golfing,ball,birdie,caddy,driving,golf,green,person|ゴルフをする人,ゴルフ,ゴルファー,スポーツ,打ちっぱなし,球技
🏌️‍♂️|+|golfing_man,man_golfing|man golfing,ball,birdie,caddy,driving,golf,golfing,green|ゴルフをする男,ゴルフ,ゴルファー,スポーツ,男,男性
🏌️‍♀️|+|golfing_woman,woman_golfing|woman golfing,ball,birdie,caddy,driving,golf,golfing,green|ゴルフをする女,ゴルフ,ゴルファー,スポーツ,女,女性,球技
🏄|+|surfer,person_surfing,surfing|person surfing,beach,ocean,person,sport,surf,swell,waves|サーフィンする人,サーファー,サーフィン,スポーツ,波,波乗り,海
🏄‍♂️|+|surfing_man,man_surfing|man surfing,beach,man,ocean,sport,surf,surfer,surfing|サーフィンする男,サーファー,スポーツ,波乗り,男,男性
🏄‍♀️|+|surfing_woman,woman_surfing|woman surfing,beach,ocean,person,sport,surf,surfer,surfing|サーフィンする女,サーファー,スポーツ,女,女性,波乗り
🚣|+|rowboat,person_rowing_boat|person rowing boat,boat,canoe,cruise,fishing,lake,oar,paddle|ボートをこぐ人,オール,カヌー,カヤック,スポーツ,パドル,ボート,手漕ぎボート
🚣‍♂️|+|rowing_man,man_rowing_boat|man rowing boat,boat,canoe,cruise,fishing,lake,man,oar|ボートをこぐ男,カヌー,カヤック,スポーツ,男性,船
🚣‍♀️|+|rowing_woman,woman_rowing_boat|woman rowing boat,boat,canoe,cruise,fishing,lake,oar,paddle|ボートをこぐ女,カヌー,カヤック,スポーツ,ボート,女,女性,手漕ぎボート
🏊|+|swimmer,person_swimming,swimming|person swimming,freestyle,person,sport,swim,triathlon|泳ぐ人,クロール,スイマー,スイミング,スイム,スポーツ,トライアスロン,水泳
🏊‍♂️|+|swimming_man,man_swimming|man swimming,freestyle,man,sport,swim,swimmer,swimming,triathlon|泳ぐ男,スイマー,スイミング,スイム,スポーツ,水泳,男性
🏊‍♀️|+|swimming_woman,woman_swimming|woman swimming,freestyle,man,sport,swim,swimmer,swimming,triathlon|泳ぐ女,スイマー,スイミング,スイム,スポーツ,女,女性,水泳
⛹️|+|bouncing_ball_person,person_bouncing_ball|person bouncing ball,athletic,ball,basketball,bouncing,championship,dribble,net|バスケットボールをする人,スポーツ,ドリブル,バスケ,バスケットボール,バスケットボール選手,球技
⛹️‍♂️|+|basketball_man,bouncing_ball_man,man_bouncing_ball|man bouncing ball,athletic,ball,basketball,bouncing,championship,dribble,man|バスケットボールをする男,スポーツ,バスケ,バスケットボール,球技,男性
⛹️‍♀️|+|basketball_woman,bouncing_ball_woman,woman_bouncing_ball|woman bouncing ball,athletic,ball,basketball,bouncing,championship,dribble,net|バスケットボールをする女,スポーツ,ドリブル,バスケ,バスケットボール,女性,球技
🏋️|+|weight_lifting,person_lifting_weights,weight_lifter|person lifting weights,barbell,bodybuilder,deadlift,lifter,lifting,person,powerlifting|重量挙げをする人,ウェイトリフティング,スポーツ,デッドリフト,バーベル,パワーリフティング,ボディビルダー,筋トレ
🏋️‍♂️|+|weight_lifting_man,man_lifting_weights|man lifting weights,barbell,bodybuilder,deadlift,lifter,lifting,man,powerlifting|重量挙げをする男,ウェイトリフティング,スポーツ,男,男性
🏋️‍♀️|+|weight_lifting_woman,woman_lifting_weights|woman lifting weights,barbell,bodybuilder,deadlift,lifter,lifting,powerlifting,weight|重量挙げをする女,ウェイトリフティング,スポーツ,女,女性
🚴|+|bicyclist,biking,person_biking|person biking,bicycle,bike,cycle,cyclist,person,riding,sport|自転車に乗る人,サイクリスト,サイクリング,スポーツ,ロードバイク,ロードレース,競輪,自転車
🚴‍♂️|+|biking_man,man_biking|man biking,bicycle,bicyclist,bike,biking,cycle,cyclist,man|自転車に乗る男,サイクリング,スポーツ,ロードレース,男性,競輪
🚴‍♀️|+|biking_woman,woman_biking|woman biking,bicycle,bicyclist,bike,biking,cycle,cyclist,riding|自転車に乗る女,サイクリスト,サイクリング,スポーツ,ロードレース,女,女性,競輪
🚵|+|mountain_bicyclist,mountain_biking,person_mountain_biking|person mountain biking,bicycle,bicyclist,bike,biking,cycle,cyclist,mountain|マウンテンバイクに乗る人,サイクリスト,サイクリング,スポーツ,マウンテンバイク,山,競技,自転車
🚵‍♂️|+|mountain_biking_man,man_mountain_biking|man mountain biking,bicycle,bicyclist,bike,biking,cycle,cyclist,man|マウンテンバイクに乗る男,サイクリング,スポーツ,男,男性,自転車
🚵‍♀️|+|mountain_biking_woman,woman_mountain_biking|woman mountain biking,bicycle,bicyclist,bike,biking,cycle,cyclist,mountain|マウンテンバイクに乗る女,サイクリスト,サイクリング,スポーツ,女,女性,自転車,自転車乗り
🤸|+|cartwheeling,person_cartwheel|person cartwheeling,active,cartwheel,excited,flip,gymnastics,happy,person|側転する人,スポーツ,トンボ返り,体操,側転,幸せ,活動的,活発
🤸‍♂️|+|man_cartwheeling|man cartwheeling,active,cartwheel,cartwheeling,excited,flip,gymnastics,happy|側転する男,スポーツ,トンボ返り,体操,側転,幸せ,活発,男性
🤸‍♀️|+|woman_cartwheeling|woman cartwheeling,active,cartwheel,cartwheeling,excited,flip,gymnastics,happy|側転する女,スポーツ,トンボ返り,体操,側転,女性,幸せ,活発
🤼|+|wrestling,people_wrestling,wrestlers|people wrestling,combat,duel,grapple,people,ring,tournament,wrestle|レスリングする人,スポーツ,デュエル,リング内,レスラー,レスリング,レスリング大会,取っ組み合い
🤼‍♂️|+|men_wrestling|men wrestling,combat,duel,grapple,men,ring,tournament,wrestle|レスリングする男,スポーツ,デュエル,リング内,レスリング,レスリングをする,レスリング大会,取っ組み合い
🤼‍♀️|+|women_wrestling|women wrestling,combat,duel,grapple,ring,tournament,women,wrestle|レスリングする女,スポーツ,デュエル,リング内,レスリング,レスリングをする,レスリング大会,取っ組み合い
🤽|+|water_polo,person_playing_water_polo|person playing water polo,person,playing,polo,sport,swimming,water,waterpolo|水球をする人,スポーツ,水上競技,水泳,水球,球技
🤽‍♂️|+|man_playing_water_polo|man playing water polo,man,playing,polo,sport,swimming,water,waterpolo|水球をする男,スポーツ,水上競技,水泳,水球,球技,男性
🤽‍♀️|+|woman_playing_water_polo|woman playing water polo,playing,polo,sport,swimming,water,waterpolo,woman|水球をする女,スポーツ,女性,水上競技,水泳,水球,球技
🤾|+|handball_person,handball,person_playing_handball|person playing handball,athletics,ball,catch,chuck,hurl,lob,person|ハンドボールをする人,アスリート,キャッチ,スポーツ,スローする,ハンドボール,ボール,投げる
🤾‍♂️|+|man_playing_handball|man playing handball,athletics,ball,catch,chuck,handball,hurl,lob|ハンドボールをする男,スポーツ,ハンドボール,球技,男,男性
🤾‍♀️|+|woman_playing_handball|woman playing handball,athletics,ball,catch,chuck,handball,hurl,lob|ハンドボールをする女,キャッチ,スポーツ,スローする,ハンドボール,ボール,女性,投げる
🤹|+|juggling_person,juggler,juggling,person_juggling|person juggling,act,balance,balancing,handle,juggle,manage,multitask|ジャグリングをする人,ジャグラー,ジャグリング,ジャグリングする人,バランス演技,マルチタスク,大道芸,操る
🤹‍♂️|+|man_juggling|man juggling,act,balance,balancing,handle,juggle,juggling,man|ジャグリングをする男,ジャグラー,ジャグリング,バランス演技,マルチタスク,大道芸,操る,男性
🤹‍♀️|+|woman_juggling|woman juggling,act,balance,balancing,handle,juggle,juggling,manage|ジャグリングをする女,ジャグラー,ジャグリング,大道芸,女,女性
🧘|+|lotus_position,person_in_lotus_position|person in lotus position,cross,legged,legs,lotus,meditation,peace,person|ヨガのポーズをする人,くつろぎ,ヨガ,ヨガ行者,リラックス,平安,瞑想,禅
🧘‍♂️|+|lotus_position_man,man_in_lotus_position|man in lotus position,cross,legged,legs,lotus,man,meditation,peace|ヨガのポーズをする男,ヨガ,男,男性,瞑想
🧘‍♀️|+|lotus_position_woman,woman_in_lotus_position|woman in lotus position,cross,legged,legs,lotus,meditation,peace,position|ヨガのポーズをする女,ヨガ,女,女性,瞑想
🛀|+|bath,person_taking_bath|person taking bath,bathtub,person,taking,tub|風呂に入る人,バスタブ,浴槽,風呂
🛌|+|sleeping_bed,person_in_bed,sleeping_accommodation|person in bed,bed,bedtime,good,goodnight,hotel,nap,night|ベッドに寝る人,おやすみ,グーグー,ベッド,ホテル,寝る,就寝中
🧑‍🤝‍🧑|+|people_holding_hands|people holding hands,bae,bestie,bff,couple,dating,flirt,friends|手をつなぐ2人,つなぐ,カップル,人,友達,恋人,手,手をつなぐ
👭|+|two_women_holding_hands|women holding hands,bae,bestie,bff,couple,dating,flirt,friends|手をつなぐ女性,カップル,友情,友達,同性,女,姉妹,恋人
👫|+|couple|woman and man holding hands,bae,bestie,bff,dating,flirt,friends,hand|手をつなぐ男女,カップル,友達,女,女性,恋人,男,男女
👬|+|two_men_holding_hands|men holding hands,bae,bestie,bff,boys,brothers,couple,dating|手をつなぐ男性,カップル,兄弟,友達,双子,同性,恋人,男
💏|+|couplekiss,couple_kiss|kiss,anniversary,babe,bae,couple,date,dating,heart|2人でキス,ちゅっ,カップル,キス,ハート,記念日
👩‍❤️‍💋‍👨|+|couplekiss_man_woman,kiss_mw,kiss_wm|kiss: woman, man,anniversary,babe,bae,couple,date,dating,heart|2人でキス: 女性 男性,2人でキス,ちゅっ,カップル,キス,ハート,女性,男性
👨‍❤️‍💋‍👨|+|couplekiss_man_man,kiss_mm|kiss: man, man,anniversary,babe,bae,couple,date,dating,heart|2人でキス: 男性 男性,2人でキス,ちゅっ,カップル,キス,ハート,男性,記念日
👩‍❤️‍💋‍👩|+|couplekiss_woman_woman,kiss_ww|kiss: woman, woman,anniversary,babe,bae,couple,date,dating,heart|2人でキス: 女性 女性,2人でキス,ちゅっ,カップル,キス,ハート,女性,記念日
💑|+|couple_with_heart|couple with heart,anniversary,babe,bae,couple,dating,heart,kiss|カップルとハート,カップル,ハート,恋人,熱々,記念日
👩‍❤️‍👨|+|couple_with_heart_woman_man,couple_with_heart_mw,couple_with_heart_wm|couple with heart: woman, man,anniversary,babe,bae,couple,dating,heart,kiss|カップルとハート: 女性 男性,カップル,カップルとハート,ハート,女性,恋人,熱々,男性
👨‍❤️‍👨|+|couple_with_heart_man_man,couple_with_heart_mm|couple with heart: man, man,anniversary,babe,bae,couple,dating,heart,kiss|カップルとハート: 男性 男性,カップル,カップルとハート,ハート,恋人,熱々,男性,記念日
👩‍❤️‍👩|+|couple_with_heart_woman_woman,couple_with_heart_ww|couple with heart: woman, woman,anniversary,babe,bae,couple,dating,heart,kiss|カップルとハート: 女性 女性,カップル,カップルとハート,ハート,女性,恋人,熱々,記念日
👨‍👩‍👦||family_man_woman_boy,family_mwb|family: man, woman, boy,boy,child,family,man,woman|家族: 男性 女性 男の子,女性,子供,家族,男の子,男性,親子
👨‍👩‍👧||family_man_woman_girl,family_mwg|family: man, woman, girl,child,family,girl,man,woman|家族: 男性 女性 女の子,女の子,女性,子供,家族,男性,親子
👨‍👩‍👧‍👦||family_man_woman_girl_boy,family_mwgb|family: man, woman, girl, boy,boy,child,family,girl,man,woman|家族: 男性 女性 女の子 男の子,女の子,女性,子供,家族,男の子,男性,親子
👨‍👩‍👦‍👦||family_man_woman_boy_boy,family_mwbb|family: man, woman, boy, boy,boy,child,family,man,woman|家族: 男性 女性 男の子 男の子,女性,子供,家族,男の子,男性,親子
👨‍👩‍👧‍👧||family_man_woman_girl_girl,family_mwgg|family: man, woman, girl, girl,child,family,girl,man,woman|家族: 男性 女性 女の子 女の子,女の子,女性,子供,家族,男性,親子
👨‍👨‍👦||family_man_man_boy,family_mmb|family: man, man, boy,boy,child,family,man|家族: 男性 男性 男の子,子供,家族,男の子,男性,親子
👨‍👨‍👧||family_man_man_girl,family_mmg|family: man, man, girl,child,family,girl,man|家族: 男性 男性 女の子,女の子,子供,家族,男性,親子
👨‍👨‍👧‍👦||family_man_man_girl_boy,family_mmgb|family: man, man, girl, boy,boy,child,family,girl,man|家族: 男性 男性 女の子 男の子,女の子,子供,家族,男の子,男性,親子
👨‍👨‍👦‍👦||family_man_man_boy_boy,family_mmbb|family: man, man, boy, boy,boy,child,family,man|家族: 男性 男性 男の子 男の子,子供,家族,男の子,男性,親子
👨‍👨‍👧‍👧||family_man_man_girl_girl,family_mmgg|family: man, man, girl, girl,child,family,girl,man|家族: 男性 男性 女の子 女の子,女の子,子供,家族,男性,親子
👩‍👩‍👦||family_woman_woman_boy,family_wwb|family: woman, woman, boy,boy,child,family,woman|家族: 女性 女性 男の子,女性,子供,家族,男の子,親子
👩‍👩‍👧||family_woman_woman_girl,family_wwg|family: woman, woman, girl,child,family,girl,woman|家族: 女性 女性 女の子,女の子,女性,子供,家族,親子
👩‍👩‍👧‍👦||family_woman_woman_girl_boy,family_wwgb|family: woman, woman, girl, boy,boy,child,family,girl,woman|家族: 女性 女性 女の子 男の子,女の子,女性,子供,家族,男の子,親子
👩‍👩‍👦‍👦||family_woman_woman_boy_boy,family_wwbb|family: woman, woman, boy, boy,boy,child,family,woman|家族: 女性 女性 男の子 男の子,女性,子供,家族,男の子,親子
👩‍👩‍👧‍👧||family_woman_woman_girl_girl,family_wwgg|family: woman, woman, girl, girl,child,family,girl,woman|家族: 女性 女性 女の子 女の子,女の子,女性,子供,家族,親子
👨‍👦||family_man_boy,family_mb|family: man, boy,boy,child,family,man|家族: 男性 男の子,子供,家族,男の子,男性,親子
👨‍👦‍👦||family_man_boy_boy,family_mbb|family: man, boy, boy,boy,child,family,man|家族: 男性 男の子 男の子,子供,家族,男の子,男性,親子
👨‍👧||family_man_girl,family_mg|family: man, girl,child,family,girl,man|家族: 男性 女の子,女の子,子供,家族,男性,親子
👨‍👧‍👦||family_man_girl_boy,family_mgb|family: man, girl, boy,boy,child,family,girl,man|家族: 男性 女の子 男の子,女の子,子供,家族,男の子,男性,親子
👨‍👧‍👧||family_man_girl_girl,family_mgg|family: man, girl, girl,child,family,girl,man|家族: 男性 女の子 女の子,女の子,子供,家族,男性,親子
👩‍👦||family_woman_boy,family_wb|family: woman, boy,boy,child,family,woman|家族: 女性 男の子,女性,子供,家族,男の子,親子
👩‍👦‍👦||family_woman_boy_boy,family_wbb|family: woman, boy, boy,boy,child,family,woman|家族: 女性 男の子 男の子,女性,子供,家族,男の子,親子
👩‍👧||family_woman_girl,family_wg|family: woman, girl,child,family,girl,woman|家族: 女性 女の子,女の子,女性,子供,家族,親子
👩‍👧‍👦||family_woman_girl_boy,family_wgb|family: woman, girl, boy,boy,child,family,girl,woman|家族: 女性 女の子 男の子,女の子,女性,子供,家族,男の子,親子
👩‍👧‍👧||family_woman_girl_girl,family_wgg|family: woman, girl, girl,child,family,girl,woman|家族: 女性 女の子 女の子,女の子,女性,子供,家族,親子
🗣️||speaking_head|speaking head,face,head,silhouette,speak,speaking|話す人のシルエット,シルエット,話す,顔
👤||bust_in_silhouette|bust in silhouette,bust,mysterious,shadow,silhouette|人のシルエット,1人,シルエット,上半身,謎の人
👥||busts_in_silhouette|busts in silhouette,bff,bust,busts,everyone,friend,friends,people|2人のシルエット,2人,シルエット,上半身,友達
🫂||people_hugging|people hugging,comfort,embrace,farewell,friendship,goodbye,hello,hug|ハグする人,ありがとう,お別れ,こんにちは,さようなら,ハグ,友情,慰め
👪||family|child|家族,子供,親子
🧑‍🧑‍🧒||family_aac|family: adult, adult, child,adult,child,family|家族: 大人二人と子供一人,大人二人,子供一人,家族,親子
🧑‍🧑‍🧒‍🧒||family_aacc|family: adult, adult, child, child,adult,child,family|家族: 大人二人と子供二人,大人二人,子供二人,家族,親子
🧑‍🧒||family_aa,family_ac|family: adult, child,adult,child,family|家族: 大人一人と子供一人,大人一人,子供一人,家族,親子
🧑‍🧒‍🧒||family_acc|family: adult, child, child,adult,child,family|家族: 大人一人と子供二人,大人一人,子供二人,家族,親子
👣||footprints|barefoot,clothing,footprint,omw,print,walk|足あと,裸足,足
🫆||fingerprint|clue,crime,detective,forensics,identity,mystery,print,safety|指紋,セキュリティ,生体認証,鑑識
`,
  nature: `
🐵||monkey_face|monkey face,animal,banana,face,monkey|サルの顔,サル,動物,猿,顔
🐒||monkey|animal,banana|サル,動物,猿
🦍||gorilla|animal|ゴリラ,動物,顔
🦧||orangutan|animal,ape,monkey|オランウータン,サル,動物,森の人,猿
🐶||dog,dog_face|dog face,adorbs,animal,face,pet,puppies,puppy|イヌの顔,イヌ,ペット,動物,子犬,犬,顔
🐕||dog2,dog|animal,animals,dogs,pet|イヌ,ペット,動物,犬
🦮||guide_dog|guide dog,accessibility,animal,blind,dog,guide|盲導犬,アクセシビリティ,犬,補助,補助犬,視覚,障がい
🐕‍🦺||service_dog|service dog,accessibility,animal,assistance,dog,service|介助犬,アクセシビリティ,サービス,犬,補助
🐩||poodle|animal,dog,fluffy|プードル,ペット,動物,犬
🐺||wolf,wolf_face|animal,face|オオカミの顔,オオカミ,動物,狼,顔
🦊||fox_face,fox|animal,face|キツネの顔,キツネ,動物,狐,顔
🦝||raccoon|animal,curious,sly|アライグマ,ずる賢い,動物,好奇心,詮索好き
🐱||cat,cat_face|cat face,animal,face,kitten,kitty,pet|ネコの顔,ネコ,ペット,動物,子猫,猫,顔
🐈||cat2,cat|animal,animals,cats,kitten,pet|ネコ,ペット,動物,猫
🐈‍⬛||black_cat|black cat,animal,black,cat,feline,halloween,meow,unlucky|黒猫,ネコ,不吉,動物,猫,黒
🦁||lion,lion_face|alpha,animal,face,leo,mane,order,rawr,roar|ライオンの顔,しし座,ライオン,動物,星座,顔
🐯||tiger,tiger_face|tiger face,animal,big,cat,face,predator|トラの顔,トラ,動物,虎,顔
🐅||tiger2,tiger|animal,big,cat,predator,zoo|トラ,タイガー,動物,肉食動物,虎
🐆||leopard|animal,big,cat,predator,zoo|ヒョウ,動物,肉食動物
🐴||horse,horse_face|horse face,animal,dressage,equine,face,farm,horses|馬の顔,ウマ,動物,顔,馬
🫎||moose|alces,animal,antlers,elk,mammal|ヘラジカ,エルク,ムース,動物,哺乳類,枝角,鹿
🫏||donkey|animal,ass,burro,hinny,mammal,mule,stubborn|ロバ,ケッテイ,ラバ,動物,哺乳類,馬
🐎||racehorse,horse|animal,equestrian,farm,racing|馬,ウマ,ダービー,乗馬,動物,家畜,競走馬,競馬
🦄||unicorn,unicorn_face|face|ユニコーンの顔,ユニコーン,一角獣,動物,顔
🦓||zebra|animal,stripe|シマウマ,しましま,ゼブラ,動物,縞
🦌||deer|animal|シカ,動物,顔,鹿
🦬||bison|animal,buffalo,herd,wisent|バイソン,バッファロー,動物,牛,群れ,野牛
🐮||cow,cow_face|cow face,animal,face,farm,milk,moo|牛の顔,ウシ,動物,牛,顔
🐂||ox|animal,animals,bull,farm,taurus,zodiac|牡牛,おうし座,ウシ,動物,星座,牛
🐃||water_buffalo|water buffalo,animal,buffalo,water,zoo|水牛,バッファロー,動物,牛
🐄||cow2,cow|animal,animals,farm,milk,moo|牝牛,ウシ,乳牛,動物,家畜,牛
🐷||pig,pig_face|pig face,animal,bacon,face,farm,pork|ブタの顔,ブタ,動物,豚,顔
🐖||pig2,pig|animal,bacon,farm,pork,sow|ブタ,ポーク,動物,家畜,豚
🐗||boar|animal,pig|イノシシ,動物,猪,顔
🐽||pig_nose|pig nose,animal,face,farm,nose,pig,smell,snout|ブタ鼻,ブタ,動物,豚,顔,鼻
🐏||ram|animal,aries,horns,male,sheep,zodiac,zoo|牡羊,おひつじ座,ヒツジ,動物,星座,羊
🐑||sheep,ewe|animal,baa,farm,female,fluffy,lamb,wool|羊,ウール,ヒツジ,動物,家畜,羊毛
🐐||goat|animal,capricorn,farm,milk,zodiac|山羊,やぎ座,ヤギ,動物,家畜,星座
🐪||dromedary_camel|camel,animal,desert,dromedary,hump,one|ラクダ,コブ,ヒトコブラクダ,動物,砂漠
🐫||camel|two-hump camel,animal,bactrian,desert,hump,two,two-hump|フタコブラクダ,コブ,フタコブ,ラクダ,動物,砂漠
🦙||llama|alpaca,animal,guanaco,vicuña,wool|ラマ,アルパカ,ウール,グアナコ,ビクーナ,動物,羊毛
🦒||giraffe|animal,spots|キリン,動物
🐘||elephant|animal|ゾウ,動物,象
🦣||mammoth|animal,extinction,large,tusk,wooly|マンモス,動物,巨大,牙,絶滅
🦏||rhinoceros,rhino|animal|サイ,動物,顔
🦛||hippopotamus,hippo|animal|カバ,動物
🐭||mouse,mouse_face|mouse face,animal,face|ネズミの顔,ねずみ,ネズミ,動物,顔
🐁||mouse2,mouse|animal,animals|ハツカネズミ,ねずみ,ネズミ,マウス,動物
🐀||rat|animal|ネズミ,ねずみ,ラット,動物
🐹||hamster,hamster_face|animal,face,pet|ハムスターの顔,ネズミ,ハムスター,ペット,動物,顔
🐰||rabbit,rabbit_face|rabbit face,animal,bunny,face,pet|ウサギの顔,うさぎ,ウサギ,ペット,動物,顔
🐇||rabbit2,rabbit|animal,bunny,pet|ウサギ,うさぎ,ペット,動物
🐿️||chipmunk|animal,squirrel|リス,りす,シマリス,動物
🦫||beaver|animal,dam,teeth|ビーバー,ダム作り,動物
🦔||hedgehog|animal,spiny|ハリネズミ,とげ,はりねずみ,ヤマアラシ,動物
🦇||bat|animal,vampire|コウモリ,こうもり,バンパイア,動物,吸血鬼
🐻||bear,bear_face|animal,face,grizzly,growl,honey|クマの顔,くま,クマ,動物,熊,顔
🐻‍❄️||polar_bear,polar_bear_face|polar bear,animal,arctic,bear,polar,white|シロクマ,クマ,ホッキョクグマ,動物,北極,白
🐨||koala,koala_face|animal,australia,bear,down,face,marsupial,under|コアラ,動物,顔
🐼||panda_face,panda|animal,bamboo,face|パンダの顔,パンダ,動物,顔
🦥||sloth|lazy,slow|ナマケモノ,のんびり,ものぐさ,動物
🦦||otter|animal,fishing,playful|カワウソ,ラッコ,動物,遊び好き,魚を食べる
🦨||skunk|animal,stink|スカンク,動物,悪臭
🦘||kangaroo|animal,joey,jump,marsupial|カンガルー,オーストラリア,ジャンプ,ジョーイ,動物,有袋類
🦡||badger|animal,honey,pester|アナグマ,ミツアナグマ,ラーテル,動物
🐾||feet,paw_prints|paw prints,paw,paws,print,prints|肉球,動物,犬,猫,足跡
🦃||turkey|bird,gobble,thanksgiving|七面鳥,ターキー,動物,鳥
🐔||chicken,chicken_face|animal,bird,ornithology|にわとり,ニワトリ,動物,顔,鳥
🐓||rooster|animal,bird,ornithology|おんどり,にわとり,ニワトリ,動物,鳥
🐣||hatching_chick|hatching chick,animal,baby,bird,chick,egg,hatching|卵からかえったひよこ,ひな,ひよこ,動物,卵,顔,鳥
🐤||baby_chick|baby chick,animal,baby,bird,chick,ornithology|ひよこ,ひな,動物,横を向いているひよこ,顔,鳥
🐥||hatched_chick|front-facing baby chick,animal,baby,bird,chick,front-facing,newborn,ornithology|前を向いているひよこ,ひな,ひよこ,動物,鳥
🐦||bird,bird_face|animal,ornithology|鳥,動物,顔
🐧||penguin,penguin_face|animal,antarctica,bird,ornithology|ペンギン,動物,顔,鳥
🕊️||dove|bird,fly,ornithology,peace|ハト,動物,平和,鳥,鳩
🦅||eagle|animal,bird,ornithology|ワシ,イーグル,動物,鳥
🦆||duck|animal,bird,ornithology|カモ,動物,鳥
🦢||swan|animal,bird,cygnet,duckling,ornithology,ugly|白鳥,ひな,みにくいアヒルの子,動物,鳥
🦉||owl|animal,bird,ornithology,wise|フクロウ,ミミズク,動物,鳥
🦤||dodo|animal,bird,extinction,large,ornithology|ドードー,モーリシャス島,絶滅,飛べない鳥,鳥
🪶||feather|bird,flight,light,plumage|羽,羽根,羽毛,軽い,飛ぶ,鳥
🦩||flamingo|animal,bird,flamboyant,ornithology,tropical|フラミンゴ,ピンク色,動物,派手,熱帯,鳥
🦚||peacock|animal,bird,colorful,ornithology,ostentatious,peahen,pretty,proud|クジャク,ピーコック,孔雀,派手,鳥
🦜||parrot|animal,bird,ornithology,pirate,talk|オウム,しゃべる,動物,海賊,鳥
🪽||wing|angelic,ascend,aviation,bird,fly,flying,heavenly,mythology|翼,天使,天国,神話,空,羽,飛び立つ,飛ぶ
🐦‍⬛||black_bird|black bird,animal,beak,bird,black,caw,corvid,crow|黒い鳥,くちばし,カラス,カーカー,コクチョウ,ミヤマガラス,ワタリガラス,烏
🪿||goose|animal,bird,duck,flock,fowl,gaggle,gander,geese|ガチョウ,まぬけ,アヒル,ガーガー,鳥,鳥類
🐦‍🔥||phoenix|ascend,ascension,emerge,fantasy,firebird,glory,immortal,rebirth|フェニックス,ファンタジー,不死鳥,再生,復活,火の鳥,生まれ変わり,神話
🐸||frog,frog_face|animal,face|カエルの顔,カエル,動物,顔
🐊||crocodile|animal,zoo|ワニ,クロコダイル,動物,爬虫類
🐢||turtle|animal,terrapin,tortoise|カメ,亀,動物,爬虫類
🦎||lizard|animal,reptile|トカゲ,ヤモリ,動物,爬虫類
🐍||snake|animal,bearer,ophiuchus,serpent,zodiac|ヘビ,へびつかい座,動物,星座,毒,爬虫類
🐲||dragon_face|dragon face,animal,dragon,face,fairy,fairytale,tale|ドラゴンの顔,ドラゴン,動物,竜,顔,龍
🐉||dragon|animal,fairy,fairytale,knights,tale|ドラゴン,動物,竜,龍
🦕||sauropod|brachiosaurus,brontosaurus,dinosaur,diplodocus|草食恐竜,ディプロドクス,ブラキオサウルス,ブロントサウルス,恐竜,竜脚類
🦖||t-rex,trex|dinosaur,rex,t,tyrannosaurus|ティラノサウルス,恐竜
🐳||whale,spouting_whale|spouting whale,animal,beach,face,ocean,spouting|潮吹きクジラ,クジラ,動物,潮吹き
🐋||whale2,whale|animal,beach,ocean|クジラ,動物
🐬||dolphin,flipper|animal,beach,ocean|イルカ,ドルフィン,動物
🫍||orca|marine,ocean,whale|シャチ,クジラ,海,海洋
🦭||seal|animal,lion,ocean,sea|アザラシ,アシカ,オットセイ,トド,動物,海獣
🐟||fish|animal,dinner,fishes,fishing,pisces,zodiac|魚,うお座,フィッシング,動物,星座,釣り
🐠||tropical_fish|tropical fish,animal,fish,fishes,tropical|熱帯魚,動物,魚
🐡||blowfish|animal,fish|フグ,動物,魚
🦈||shark|animal,fish|サメ,動物,魚
🐙||octopus|animal,creature,ocean|タコ,オクトパス,動物,軟体動物
🐚||shell|spiral shell,animal,beach,conch,sea,spiral|巻き貝,動物,貝,貝殻
🪸||coral|change,climate,ocean,reef,sea|サンゴ,気候変動,海,珊瑚礁
🪼||jellyfish|animal,aquarium,burn,invertebrate,jelly,life,marine,ocean|クラゲ,プランクトン,刺す,毒,水族館,海,海洋生物,無脊椎動物
🦀||crab|cancer,zodiac|カニ,動物,星座
🦞||lobster|animal,bisque,claws,seafood|ザリガニ,はさみ,シーフード,ビスク,レッドロブスター,ロブスター,動物
🦐||shrimp|food,shellfish,small|エビ,シュリンプ,シーフード,動物,小エビ
🦑||squid|animal,food,mollusk|イカ,シーフード,動物,軟体動物
🦪||oyster|diving,pearl|牡蠣,オイスター,カキ,シーフード,ダイビング,生ガキ,真珠,貝
🐌||snail|animal,escargot,garden,nature,slug|かたつむり,でんでん虫,エスカルゴ,カタツムリ,虫
🦋||butterfly|insect,pretty|チョウ,バタフライ,昆虫,虫,蝶
🐛||bug|animal,garden,insect|毛虫,イモムシ,芋虫,虫
🐜||ant|animal,garden,insect|アリ,昆虫,虫
🐝||bee,honeybee|animal,bumblebee,honey,insect,nature,spring|ミツバチ,ハチ,虫,蜂
🪲||beetle|animal,bug,insect|カブトムシ,つの,昆虫,虫
🐞||lady_beetle|lady beetle,animal,beetle,garden,insect,lady,ladybird,ladybug|テントウムシ,てんとう虫,虫
🦗||cricket|animal,bug,grasshopper,insect,orthoptera|バッタ,コオロギ,昆虫,直翅目,虫
🪳||cockroach|animal,insect,pest,roach|ゴキブリ,害虫,虫
🕷️||spider|animal,insect|クモ,スパイダー,虫
🕸️||spider_web|spider web,spider,web|クモの巣,ウェブ,クモ,スパイダー
🦂||scorpion|scorpio,scorpius,zodiac|サソリ,さそり座,星座,虫
🦟||mosquito|bite,disease,fever,insect,malaria,pest,virus|蚊,ウイルス,マラリア,刺す,熱,病気,虫
🪰||fly|animal,disease,insect,maggot,pest,rotting|ハエ,不潔,害虫,病原菌,虫
🪱||worm|animal,annelid,earthworm,parasite|ミミズ,寄生虫,虫
🦠||microbe|amoeba,bacteria,science,virus|微生物,アメーバ,ウイルス,バクテリア,科学,細菌
💐||bouquet|anniversary,birthday,date,flower,love,plant,romance|花束,ブーケ,植物,花
🌸||cherry_blossom|cherry blossom,blossom,cherry,flower,plant,spring,springtime|桜,サクラ,植物,花,開花
💮||white_flower|white flower,flower,white|大変よくできました,はなまる,よくできました,花
🪷||lotus|beauty,buddhism,calm,flower,hinduism,peace,purity,serenity|ハスの花,ヒンドゥー教,仏教,極楽,清浄,花
🏵️||rosette|plant|花飾り,植物,花
🌹||rose|beauty,elegant,flower,love,plant,red,valentine|バラ,ローズ,植物,花,薔薇,赤いバラ
🥀||wilted_flower|wilted flower,dying,flower,wilted|しおれた花,しおれた,花
🌺||hibiscus|flower,plant|ハイビスカス,植物,花
🌻||sunflower|flower,outdoors,plant,sun|ヒマワリ,ひまわり,花
🌼||blossom|buttercup,dandelion,flower,plant|開花,キンポウゲ,咲いた花,植物,花
🌷||tulip|blossom,flower,growth,plant|チューリップ,植物,花,開花
🪻||hyacinth|bloom,bluebonnet,flower,indigo,lavender,lilac,lupine,plant|ヒヤシンス,スミレ色,ブルーボネット,ライラック,ラベンダー,植物,紫色,花
🌱||seedling|plant,sapling,sprout,young|新芽,双葉,芽
🪴||potted_plant|potted plant,decor,grow,house,nurturing,plant,pot,potted|鉢植え,ベランダ,植木鉢,植物,水やり,緑,苗,観葉植物
🌲||evergreen_tree|evergreen tree,christmas,evergreen,forest,pine,tree|常緑樹,木,森
🌳||deciduous_tree|deciduous tree,deciduous,forest,green,habitat,shedding,tree|落葉樹,木,森
🌴||palm_tree|palm tree,beach,palm,plant,tree,tropical|ヤシの木,ビーチ,ヤシ,木,熱帯
🌵||cactus|desert,drought,nature,plant|サボテン,植物,砂漠
🌾||ear_of_rice,sheaf_of_rice|sheaf of rice,ear,grain,grains,plant,rice,sheaf|稲,ススキ,稲穂,穀物,米,草
🌿||herb|leaf,plant|ハーブ,草,葉,薬草,香草
☘️||shamrock|irish,plant|クローバー,植物,草,葉
🍀||four_leaf_clover|four leaf clover,4,clover,four,four-leaf,irish,leaf,lucky|四つ葉のクローバー,4,クローバー,植物,草,葉
🍁||maple_leaf|maple leaf,falling,leaf,maple|かえで,もみじ,カエデ,紅葉,落ち葉,葉
🍂||fallen_leaf|fallen leaf,autumn,fall,fallen,falling,leaf|落ち葉,木の葉,枯れ葉,葉,葉っぱ
🍃||leaves|leaf fluttering in wind,blow,flutter,fluttering,leaf,wind|風に揺れる葉,木の葉,落ち葉,葉,葉っぱ,風
🪹||empty_nest,nest|empty nest,branch,empty,home,nesting|空っぽの巣,営巣,巣,巣作り
🪺||nest_with_eggs|nest with eggs,bird,branch,egg,eggs,nest,nesting|鳥の卵と巣,卵,営巣,巣,巣作り,鳥の巣
🍄||mushroom|fungus,toadstool|キノコ,きのこ,マッシュルーム,毒,菌類,野菜
🪾||leafless_tree|leafless tree,bare,barren,branches,dead,drought,leafless,tree|枯れ木,不毛,冬,干ばつ,葉のない木
`,
  food: `
🍇||grapes|dionysus,fruit,grape|ぶどう,グレープ,ブドウ,果物
🍈||melon|cantaloupe,fruit|メロン,マスクメロン,果物,野菜
🍉||watermelon|fruit|スイカ,果物,野菜
🍊||mandarin,orange,tangerine|c,citrus,fruit,nectarine,vitamin|みかん,オレンジ,ネクタリン,ビタミンｃ,果物,柑橘類
🍋||lemon|citrus,fruit,sour|レモン,果物,柑橘類,酸っぱい
🍋‍🟩||lime|acidity,citrus,cocktail,fruit,garnish,key,margarita,mojito|ライム,さわやか,トロピカル,フルーツ,マルガリータ,モヒート,果物,柑橘類
🍌||banana|fruit,potassium|バナナ,カリウム,果物
🍍||pineapple|colada,fruit,pina,tropical|パイナップル,トロピカル,パイン,果物
🥭||mango|food,fruit,tropical|マンゴー,トロピカル,フルーツ,果物,食べ物
🍎||apple,red_apple|red apple,diet,food,fruit,health,red,ripe|赤リンゴ,りんご,アップル,果物
🍏||green_apple|green apple,apple,fruit,green|青リンゴ,りんご,アップル,果物
🍐||pear|fruit|洋ナシ,ナシ,果物,西洋ナシ
🍑||peach|fruit|桃,ピーチ,果物
🍒||cherries|berries,cherry,fruit,red|さくらんぼ,チェリー,果物
🍓||strawberry|berry,fruit|いちご,ストロベリー,果物,苺
🫐||blueberries|berries,berry,bilberry,blue,blueberry,food,fruit|ブルーベリー,ビルベリー,ベリー,果物,食べ物
🥝||kiwi_fruit,kiwi|kiwi fruit,food,fruit|キウイフルーツ,キウイ,果物
🍅||tomato|food,fruit,vegetable|トマト,果物,野菜
🫒||olive|food|オリーブ,実,果実,食べ物
🥥||coconut|colada,palm,piña|ココナツ,ココナッツ,ヤシの実,果物
🥑||avocado|food,fruit|アボカド,果物,野菜
🍆||eggplant|aubergine,vegetable|ナス,野菜
🥔||potato|food,vegetable|ジャガイモ,じゃがいも,イモ,ポテト,野菜
🥕||carrot|food,vegetable|人参,ニンジン,野菜
🌽||corn,ear_of_corn|ear of corn,crops,ear,farm,maize,maze|とうもろこし,コーン,トウモロコシ,野菜
🌶️||hot_pepper|hot pepper,hot,pepper|とうがらし,辛い,野菜,香辛料
🫑||bell_pepper|bell pepper,bell,capsicum,food,pepper,vegetable|ピーマン,とうがらし,パプリカ,野菜,青ピーマン
🥒||cucumber|food,pickle,vegetable|キュウリ,ピクルス,漬け物,野菜
🥬||leafy_green|leafy green,bok,burgers,cabbage,choy,green,kale,leafy|葉野菜,キャベツ,ケール,サラダ,チンゲン菜,レタス
🥦||broccoli|cabbage,wild|ブロッコリー,野菜
🧄||garlic|flavoring|ニンニク,におい,ガーリック,薬味,野菜,香り
🧅||onion|flavoring|タマネギ,ねぎ,玉ねぎ,薬味,野菜
🥜||peanuts|food,nut,peanut,vegetable|ピーナッツ,ナッツ,落花生,野菜
🫘||beans|food,kidney,legume,small|豆,キドニービーンズ,ビーンズ,レッドキドニー,小豆,赤インゲン豆,金時豆,食べ物
🌰||chestnut|almond,plant|くり,栗,野菜
🫚||ginger_root,ginger|ginger root,beer,health,herb,natural,root,spice|ショウガ,ジンジャー,スパイス,ハーブ,生姜,薬味,薬草
🫛||pea_pod,pea|pea pod,beans,beanstalk,edamame,legume,pod,soybean,vegetable|エンドウ豆,さや,グリーンピース,大豆,枝豆,豆,野菜
🍄‍🟫||brown_mushroom|brown mushroom,food,fungi,fungus,mushroom,nature,pizza,portobello|きのこ,しいたけ,キノコ,トリュフ,ブラウンマッシュルーム,ポートベロー,マッシュルーム,椎茸
🫜||root_vegetable|root vegetable,beet,food,garden,radish,root,salad,turnip|根菜,カブ,ビーツ,庭,根,野菜
🍞||bread|carbs,food,grain,loaf,restaurant,toast,wheat|食パン,パン,ベーカリー,小麦
🥐||croissant|bread,breakfast,crescent,food,french,roll|クロワッサン,パン,フランス,ベーカリー
🥖||baguette_bread|baguette bread,baguette,bread,food,french|バゲット,パン,フランスパン,ベーカリー
🫓||flatbread|arepa,bread,food,gordita,lavash,naan,pita|フラットブレッド,アレパ,ナン,パン,ピタパン,ラバシ,食べ物
🥨||pretzel|convoluted,twisted|プレッツェル,ねじり,パン
🥯||bagel|bakery,bread,breakfast,schmear|ベーグル,クリームチーズ,パン,パン屋,ベーカリー,朝食
🥞||pancakes|breakfast,crêpe,food,hotcake,pancake|パンケーキ,ホットケーキ
🧇||waffle|breakfast,indecisive,iron|ワッフル,ふんわり,朝食,焼き菓子
🧀||cheese|cheese wedge,wedge|チーズ
🍖||meat_on_bone|meat on bone,bone,meat|骨付き肉,もも肉,肉,骨
🍗||poultry_leg|poultry leg,bone,chicken,drumstick,hungry,leg,poultry,turkey|鶏もも肉,もも肉,チキン,肉,骨,骨付き肉
🥩||cut_of_meat|cut of meat,chop,cut,lambchop,meat,porkchop,red,steak|ステーキ肉,ステーキ,ビーフ,ポーク,ラム,肉,赤身肉
🥓||bacon|breakfast,food,meat|ベーコン,肉
🍔||hamburger|burger,eat,fast,food,hungry|ハンバーガー,バーガー,ファストフード
🍟||fries,french_fries|french fries,fast,food,french|フライドポテト,ファストフード,フレンチフライ,ポテト,ポテトフライ
🍕||pizza|cheese,food,hungry,pepperoni,slice|ピザ,チーズ,ピッツァ,ペパロニ
🌭||hotdog|hot dog,dog,frankfurter,hot,sausage|ホットドッグ,ソーセージ,フランクフルト
🥪||sandwich|bread|サンドイッチ,パン
🌮||taco|mexican|タコス,メキシカン,メキシコ料理
🌯||burrito|mexican,wrap|ブリトー,ソフトタコス,メキシカン,メキシコ料理,ラップサンド
🫔||tamale|food,mexican,pamonha,wrapped|タマル,ちまき,タマレス,パモーニャ,メキシカン,食べ物
🥙||stuffed_flatbread|stuffed flatbread,falafel,flatbread,food,gyro,kebab,stuffed|ケバブサンド,ケバブ,ピタパン,ラップサンド
🧆||falafel|chickpea,meatball|ファラフェル,コロッケ,ヒヨコマメ,肉団子
🥚||egg|breakfast,food|卵
🍳||fried_egg,cooking|breakfast,easy,egg,fry,frying,over,pan,restaurant|料理,フライパン,レストラン,卵,朝食,目玉焼き
🥘||shallow_pan_of_food|shallow pan of food,casserole,food,paella,pan,shallow|パエリア,シーフード,パエリア鍋
🍲||stew,pot_of_food|pot of food,food,pot,soup|なべ,シチュー,スープ,煮物,煮込み
🫕||fondue|cheese,chocolate,food,melted,pot,ski|フォンデュ,スイス,チョコ,チーズ,チーズフォンデュ,溶かす,鍋,食べ物
🥣||bowl_with_spoon|bowl with spoon,bowl,breakfast,cereal,congee,oatmeal,porridge,spoon|ボウルとスプーン,おかゆ,オートミール,シリアル,朝食,粥
🥗||green_salad,salad|green salad,food,green|グリーンサラダ,グリーン,サラダ
🍿||popcorn|corn,movie,pop|ポップコーン,お菓子
🧈||butter|dairy|バター,乳製品
🧂||salt|condiment,flavor,mad,salty,shaker,taste,upset|塩,しょっぱい,振りかけ容器,薬味,調味料
🥫||canned_food|canned food,can,canned,food|缶詰,缶,非常食
🍱||bento,bento_box|bento box,box,food|弁当,幕の内,弁当箱,駅弁
🍘||rice_cracker|rice cracker,cracker,food,rice|せんべい,お菓子
🍙||rice_ball|rice ball,ball,food,japanese,rice|おにぎり,おむすび,和食,米
🍚||rice,cooked_rice|cooked rice,cooked,food|ごはん,ライス,米
🍛||curry,curry_rice|curry rice,food,rice|カレーライス,カレー,ライス
🍜||ramen,steaming_bowl|steaming bowl,bowl,chopsticks,food,noodle,pho,soup,steaming|ラーメン,どんぶり,スープ,ヌードル,熱々,箸,麺
🍝||spaghetti|food,meatballs,pasta,restaurant|スパゲッティ,イタリア料理,スパゲッティー,スパゲティ,パスタ,ミートソース
🍠||sweet_potato|roasted sweet potato,food,potato,roasted,sweet|焼き芋,サツマイモ,芋
🍢||oden|food,kebab,restaurant,seafood,skewer,stick|おでん,串,練り物
🍣||sushi|food|すし,お寿司,寿司
🍤||fried_shrimp|fried shrimp,fried,prawn,shrimp,tempura|エビフライ,エビ,エビ天,フライ,天ぷら
🍥||fish_cake|fish cake with swirl,cake,fish,food,pastry,restaurant,swirl|なると,渦巻き,練り物
🥮||moon_cake|moon cake,autumn,cake,festival,moon,yuèbǐng|月餅,お祝い,中秋節,中華菓子,秋
🍡||dango|dessert,japanese,skewer,stick,sweet|だんご,お団子,デザート,串,和菓子
🥟||dumpling|empanada,gyōza,jiaozi,pierogi,potsticker|点心,ぎょうざ,ギョーザ,肉まん,餃子
🥠||fortune_cookie|fortune cookie,cookie,fortune,prophecy|フォーチュンクッキー,おみくじ
🥡||takeout_box|takeout box,box,chopsticks,delivery,food,oyster,pail,takeout|テイクアウト弁当,デリバリー,中華,弁当,持ち帰り,箸
🍦||icecream,soft_serve|soft ice cream,cream,dessert,food,ice,restaurant,serve,soft|ソフトクリーム,アイス,スイーツ,ソフト,デザート
🍧||shaved_ice|shaved ice,dessert,ice,restaurant,shaved,sweet|かき氷,アイス,シェイブアイス,スイーツ,デザート,氷
🍨||ice_cream|ice cream,cream,dessert,food,ice,restaurant,sweet|アイスクリーム,アイス,スイーツ,デザート
🍩||doughnut|breakfast,dessert,donut,food,sweet|ドーナツ,お菓子,スイーツ,デザート
🍪||cookie|chip,chocolate,dessert,sweet|クッキー,お菓子,スイーツ,チョコレートチップ,デザート
🎂||birthday,birthday_cake|birthday cake,bday,cake,celebration,dessert,happy,pastry,sweet|バースデーケーキ,お祝い,お菓子,ケーキ,スイーツ,ハッピーバースデー,バースデー,誕生日
🍰||cake,shortcake|dessert,pastry,slice,sweet|ショートケーキ,お菓子,ケーキ,スイーツ,デザート
🧁||cupcake|bakery,dessert,sprinkles,sugar,sweet,treat|カップケーキ,おやつ,お菓子,ケーキ,スイーツ,ベーカリー,砂糖
🥧||pie|apple,filling,fruit,meat,pastry,pumpkin,slice|パイ,お菓子,アップルパイ,タルト,パンプキンパイ,ミートパイ
🍫||chocolate_bar|chocolate bar,bar,candy,chocolate,dessert,halloween,sweet,tooth|チョコレート,お菓子,スイーツ,チョコ,デザート,板チョコ
🍬||candy|cavities,dessert,halloween,restaurant,sweet,tooth,wrapper|キャンディ,あめ,お菓子,虫歯
🍭||lollipop|candy,dessert,food,restaurant,sweet|ぺろぺろキャンディ,あめ,お菓子,キャンディ,棒付きキャンディ
🍮||custard|dessert,pudding,sweet|プリン,お菓子,カスタード,スイーツ,デザート
🍯||honey_pot|honey pot,barrel,bear,food,honey,honeypot,jar,pot|はちみつ,ハチミツ,ハニー,プーさん,壺,甘い
🍼||baby_bottle|baby bottle,babies,baby,birth,born,bottle,drink,infant|ほにゅう瓶,ミルク,哺乳瓶,新生児,赤ちゃん
🥛||milk_glass,glass_of_milk,milk|glass of milk,drink,glass|牛乳入りのコップ,グラス,コップ,ミルク,牛乳
☕||coffee|hot beverage,beverage,cafe,caffeine,chai,drink,hot,morning|温かい飲み物,カフェ,カフェイン,コーヒー,ホットドリンク,紅茶,飲み物
🫖||teapot|brew,drink,food,pot,tea|ティーポット,お茶,急須,茶器,飲み物
🍵||tea|teacup without handle,beverage,cup,drink,handle,oolong,teacup|湯飲み,お茶,緑茶,茶碗,飲み物
🍶||sake|bar,beverage,bottle,cup,drink,restaurant|徳利,日本酒,猪口,酒
🍾||champagne|bottle with popping cork,bar,bottle,cork,drink,popping|シャンパン,コルク,シャンペン,スパークリングワイン,スプマンテ,バー,ボトル,泡
🍷||wine_glass|wine glass,alcohol,bar,beverage,booze,club,drink,drinking|ワイングラス,お酒,アルコール,グラス,バー,ワイン
🍸||cocktail|cocktail glass,alcohol,bar,booze,club,drink,drinking,drinks|カクテルグラス,お酒,アルコール,カクテル,クラブ,グラス,バー,マティーニ
🍹||tropical_drink|tropical drink,alcohol,bar,booze,club,cocktail,drink,drinking|トロピカルドリンク,お酒,アルコール,カクテル,トロピカル,バー,マイタイ
🍺||beer|beer mug,alcohol,ale,bar,booze,drink,drinking,drinks|ビールジョッキ,お酒,アルコール,オクトーバーフェスト,ジョッキ,バー,ビール,居酒屋
🍻||beers|clinking beer mugs,alcohol,bar,beer,booze,bottoms,cheers,clink|ビールで乾杯,アルコール,ジョッキ,バー,ビール,乾杯,宴会
🥂||clinking_glasses|clinking glasses,celebrate,clink,clinking,drink,glass,glasses|グラスで乾杯,グラス,シャンパン,シャンペン,スパークリングワイン,スプマンテ,乾杯,祝杯
🥃||tumbler_glass,whisky|tumbler glass,glass,liquor,scotch,shot,tumbler,whiskey|タンブラーグラス,ウィスキー,ウイスキー,グラス,ショット,スコッチ,タンブラー
🫗||pouring_liquid,pour|pouring liquid,accident,drink,empty,glass,liquid,oops,pouring|コップから注ぐ,こぼす,ガラス,水,液体,飲み物
🥤||cup_with_straw|cup with straw,cup,drink,juice,malt,soda,soft,straw|ストローカップ,コップ,ジュース,ソフトドリンク,ソーダ,水
🧋||bubble_tea,boba_drink|bubble tea,boba,bubble,food,milk,pearl,tea|タピオカドリンク,お茶,タピオカ,ドリンク,バブルティー,ミルクティー,飲み物
🧃||beverage_box,juice_box|beverage box,beverage,box,juice,straw,sweet|紙パック飲料,ジュース,ストロー,ドリンク,飲み物
🧉||mate|drink|マテ茶,お茶,ドリンク,飲み物
🧊||ice_cube,ice|cold,cube,iceberg|角氷,冷たい,氷,氷山
🥢||chopsticks|hashi,jeotgarak,kuaizi|はし,おはし,箸
🍽️||plate_with_cutlery,fork_knife_plate|fork and knife with plate,cooking,dinner,eat,fork,knife,plate|ナイフとフォークと皿,お皿,ディナー,ナイフ,フォーク,皿,食器
🍴||fork_and_knife|fork and knife,breakfast,breaky,cooking,cutlery,delicious,dinner,eat|ナイフとフォーク,ごちそう,カトラリー,ディナー,ナイフ,フォーク,レストラン,朝食
🥄||spoon|eat,tableware|スプーン,カトラリー,食器
🔪||hocho,knife|kitchen knife,chef,cooking,kitchen,tool,weapon|包丁,ナイフ,凶器,料理,調理器具
🫙||jar|condiment,container,empty,nothing,sauce,store|瓶,びん,ジャー,保存,容器,空,空き瓶,調味料
🏺||amphora|aquarius,cooking,drink,jug,tool,weapon,zodiac|壺,かめ,星座,水瓶
`,
  places: `
🌍||earth_africa,earth_europe|globe showing europe-africa,africa,earth,europe,europe-africa,globe,showing,world|地球（ヨーロッパとアフリカ）,アフリカ,ヨーロッパ,世界,地球
🌎||earth_americas|globe showing americas,americas,earth,globe,showing,world|地球（アメリカ大陸）,アメリカ,アメリカ大陸,世界,地球
🌏||earth_asia|globe showing asia-australia,asia,asia-australia,australia,earth,globe,showing,world|地球（アジアとオーストラリア）,アジア,オーストラリア,世界,地球
🌐||globe_with_meridians|globe with meridians,earth,globe,internet,meridians,web,world,worldwide|子午線のある地球,インターネット,地球,子午線
🗺️||world_map|world map,map,world|世界地図,マップ,世界,地図
🗾||japan,japan_map|map of japan,map|日本地図,地図,日本
🧭||compass|direction,magnetic,navigation,orienteering|コンパス,オリエンテーリング,方位磁針,方角,磁石,航海,航空
🏔️||mountain_snow|snow-capped mountain,cold,mountain,snow,snow-capped|雪山,冠雪,山,雪
⛰️||mountain||山,山岳
🛘||landslide|avalanche,danger,disaster,earthquake,mountain,mudslide,rocks|地滑り,土砂災害,山,山崩れ,岩石,崩落,災害,落石
🌋||volcano|eruption,mountain,nature|火山,噴火,山,溶岩
🗻||mount_fuji|mount fuji,fuji,mount,mountain,nature|富士山,山
🏕️||camping||キャンプ,テント,山
🏖️||beach_umbrella,beach,beach_with_umbrella|beach with umbrella,umbrella|ビーチパラソル,パラソル,ビーチ,砂浜
🏜️||desert||砂漠,サボテン,サボテンのある砂漠
🏝️||desert_island,island|desert island,desert|無人島,ヤシ,ヤシの木のある島,島
🏞️||national_park|national park,national,park|国立公園,公園,自然
🏟️||stadium||競技場,スタジアム,野球場
🏛️||classical_building|classical building,building,classical|歴史的な建物,古代,史跡,歴史,歴史的建造物
🏗️||building_construction,construction_site|building construction,building,construction,crane|建設中,クレーン,工事,建築,建設
🧱||bricks|brick,clay,mortar,wall|れんが,しっくい,ブロック,モルタル,壁,煉瓦,粘土
🪨||rock|boulder,heavy,solid,stone,tough|岩石,岩,巨岩,石,石材,硬い,重たい
🪵||wood|log,lumber,timber|丸太,ログ,切り株,木,木材,材木,樹木
🛖||hut|home,house,roundhouse,shelter,yurt|わらぶき小屋,バンガロー,ユルト,家,小屋
🏘️||houses,homes|house|住宅街,家,街,複数の家
🏚️||derelict_house,house_abandoned|derelict house,derelict,home,house|廃屋,家,建物,空き家
🏠||house|building,country,heart,home,ranch,settle,simple,suburban|家,マイホーム,一戸建て,建物,郊外
🏡||house_with_garden|house with garden,building,country,garden,heart,home,house,ranch|庭付きの家,マイホーム,一戸建て,家,庭,建物,郊外
🏢||office|office building,building,city,cubical,job|オフィスビル,会社,建物,社屋,都会
🏣||post_office|japanese post office,building,japanese,office,post|郵便局,建物,郵便
🏤||european_post_office|post office,building,european,office,post|西洋の郵便局,建物,郵便
🏥||hospital|building,doctor,medicine|病院,医者,建物,薬
🏦||bank|building|銀行,建物
🏨||hotel|building|ホテル,建物
🏩||love_hotel|love hotel,building,hotel,love|ラブホテル,ホテル,ラブホ,建物
🏪||convenience_store|convenience store,24,building,convenience,hours,store|コンビニ,24時間営業,コンビニエンスストア,店,建物
🏫||school|building|学校,建物,校舎
🏬||department_store|department store,building,department,store|デパート,ビル,店舗,建物,百貨店
🏭||factory|building|工場,ファクトリー,建物,煙突
🏯||japanese_castle|japanese castle,building,castle,japanese|城,建物,日本,日本の城
🏰||european_castle,castle|building,european|西洋の城,キャッスル,城,建物
💒||wedding|chapel,hitched,nuptials,romance|結婚式,チャペル,ロマンス,建物,式場,教会,礼拝堂,結婚
🗼||tokyo_tower|tokyo tower,tokyo,tower|東京タワー,タワー,塔,東京
🗽||statue_of_liberty|statue of liberty,liberty,new,ny,nyc,statue,york|自由の女神,アメリカ,ニューヨーク,彫像
⛪||church|bless,chapel,christian,cross,religion|教会,キリスト教,チャペル,十字架,宗教,建物,礼拝堂
🕌||mosque|islam,masjid,muslim,religion|モスク,イスラム教,宗教,建物
🛕||hindu_temple|hindu temple,hindu,temple|ヒンドゥー教の寺院,ヒンズー教,宗教,寺,建物
🕍||synagogue|jew,jewish,judaism,religion,temple|シナゴーグ,ユダヤ教,宗教,建物
⛩️||shinto_shrine|shinto shrine,religion,shinto,shrine|鳥居,宗教,建物,神社,神道
🕋||kaaba|hajj,islam,muslim,religion,umrah|カーバ,イスラム教,メッカ,宗教,巡礼,建物,聖地
⛲||fountain||噴水
⛺||tent|camping|テント,キャンプ
🌁||foggy|fog|霧の都会,もや,都会,霧
🌃||night_with_stars|night with stars,night,star,stars|夜の都会,夜,夜景,星,星空
🏙️||cityscape|city|高層ビル,ビル群,都会,都市
🌄||sunrise_over_mountains|sunrise over mountains,morning,mountains,over,sun,sunrise|山から日の出,ご来光,太陽,日の出,朝,朝日
🌅||sunrise|morning,nature,sun|日の出,太陽,日光,朝,朝日
🌆||city_sunset,city_dusk|cityscape at dusk,at,building,city,cityscape,dusk,evening,landscape|夕暮れの都会,ビル,夕方,夕日,夕暮れ,都会,都市
🌇||city_sunrise,city_sunset|sunset,building,dusk,sun|夕日,ビル,夕方,夕暮れ,太陽,日暮れ,日没
🌉||bridge_at_night|bridge at night,at,bridge,night|夜の橋,夜,夜景,橋
♨️||hotsprings|hot springs,hot,springs,steaming|温泉マーク,温泉,湯気
🎠||carousel_horse|carousel horse,carousel,entertainment,horse|メリーゴーランド,メリーゴーラウンド,回転木馬,遊園地,馬
🛝||playground_slide,slide|playground slide,amusement,park,play,playground,playing,sliding,theme|すべり台,公園,遊具
🎡||ferris_wheel|ferris wheel,amusement,ferris,park,theme,wheel|観覧車,アミューズメントパーク,遊園地
🎢||roller_coaster|roller coaster,amusement,coaster,park,roller,theme|ジェットコースター,アミューズメントパーク,遊園地
💈||barber,barber_pole|barber pole,cut,fresh,haircut,pole,shave|床屋,バーバー,ヘアサロン,理容室,理容院,理髪店,美容室,美容院
🎪||circus_tent|circus tent,circus,tent|サーカス,サーカス小屋,テント
🚂||steam_locomotive|locomotive,caboose,engine,railway,steam,train,trains,travel|蒸気機関車,sl,乗り物,列車,機関車,汽車,鉄道
🚃||railway_car|railway car,car,electric,railway,train,tram,travel,trolleybus|電車,トロリーバス,乗り物,列車,鉄道
🚄||bullettrain_side|high-speed train,high-speed,railway,shinkansen,speed,train|新幹線,乗り物,鉄道,電車,高速列車
🚅||bullettrain_front|bullet train,bullet,high-speed,nose,railway,shinkansen,speed,train|0系新幹線,0系,丸い新幹線,乗り物,新幹線,鉄道,電車,高速列車
🚆||train2,train|arrived,choo,railway|電車正面,乗り物,列車,電車
🚇||metro|subway,travel|地下鉄,メトロ,乗り物,電車
🚈||light_rail|light rail,arrived,light,monorail,rail,railway|ライトレール,モノレール,乗り物,鉄道,電車
🚉||station|railway,train|駅,ステーション,乗り物,列車,電車
🚊||tram|trolleybus|路面電車正面,乗り物,路面電車,電車
🚝||monorail|vehicle|モノレール,乗り物,電車
🚞||mountain_railway|mountain railway,car,mountain,railway,trip|登山鉄道,乗り物,登山電車,電車
🚋||train,tram_car|tram car,bus,car,tram,trolley,trolleybus|路面電車,トロリーバス,乗り物,電車
🚌||bus|school,vehicle|バス,スクールバス,乗り物,車
🚍||oncoming_bus|oncoming bus,bus,cars,oncoming|バス正面,バス,乗り物,車
🚎||trolleybus|bus,tram,trolley|トロリーバス,バス,乗り物,路面電車
🚐||minibus|bus,drive,van,vehicle|マイクロバス,バス,ミニバス,乗り物,小型バス,車
🚑||ambulance|emergency,vehicle|救急車,乗り物,車
🚒||fire_engine|fire engine,engine,fire,truck|消防車,乗り物,車
🚓||police_car|police car,5–0,car,cops,patrol,police|パトカー,パトロール,乗り物,警察
🚔||oncoming_police_car|oncoming police car,car,oncoming,police|パトカー正面,パトカー,乗り物,警察
🚕||taxi|cab,cabbie,car,drive,vehicle,yellow|タクシー,イエローキャブ,乗り物,車
🚖||oncoming_taxi|oncoming taxi,cab,cabbie,cars,drove,hail,oncoming,taxi|タクシー正面,イエローキャブ,タクシー,乗り物,車
🚗||car,red_car|automobile,driving,vehicle|自動車,ドライブ,乗り物,乗用車,車
🚘||oncoming_automobile|oncoming automobile,automobile,car,cars,drove,oncoming,vehicle|自動車正面,ドライブ,乗り物,乗用車,自動車,車
🚙||blue_car,suv|sport utility vehicle,car,drive,recreational,sport,sportutility,utility,vehicle|アールブイ車,rv車,suv車,乗り物,乗用車,自動車,車
🛻||pickup_truck|pickup truck,automobile,car,flatbed,pick-up,pickup,transportation,truck|軽トラック,トラック,ピックアップトラック,乗り物,自動車,車,配達
🚚||truck,delivery_truck|delivery truck,car,delivery,drive,vehicle|トラック,乗り物,車,配送,配達
🚛||articulated_lorry|articulated lorry,articulated,car,drive,lorry,move,semi,truck|トレーラー,トラック,乗り物,車
🚜||tractor|vehicle|トラクター,乗り物,車
🏎️||racing_car|racing car,car,racing,zoom|レーシングカー,f1,カーレース,スポーツ,モータースポーツ,レース,乗り物,車
🏍️||motorcycle|racing|オートバイ,オートレース,スポーツ,バイク,モータースポーツ,乗り物
🛵||motor_scooter|motor scooter,motor,scooter|スクーター,オートバイ,バイク,原付
🦽||manual_wheelchair|manual wheelchair,accessibility,manual,wheelchair|手動式車椅子,アクセシビリティ,椅子,車椅子
🦼||motorized_wheelchair|motorized wheelchair,accessibility,motorized,wheelchair|電動車椅子,アクセシビリティ,椅子,車椅子
🛺||auto_rickshaw|auto rickshaw,auto,rickshaw,tuk|三輪タクシー,オートリクシャー,タクシー,トゥクトゥク,リクシャー
🚲||bike,bicycle|class,cycle,cycling,cyclist,gang,ride,spin,spinning|自転車,サイクリング,乗り物
🛴||kick_scooter,scooter|kick scooter,kick|キックボード,キックスクーター,キックスケーター
🛹||skateboard|board,skate,skater,wheels|スケートボード,スケボー,ボード
🛼||roller_skate|roller skate,blades,roller,skate,skates,sport|ローラースケート,スケート,スポーツ
🚏||busstop|bus stop,bus,stop|バス停,バス乗り場,乗り物,停留所
🛣️||motorway|highway,road|高速道路,ハイウェイ,道路,高速
🛤️||railway_track|railway track,railway,track,train|線路,軌道,鉄道
🛢️||oil_drum|oil drum,drum,oil|ドラム缶,オイル,石油
⛽||fuelpump|fuel pump,diesel,fuel,gas,gasoline,pump,station|ガソリンスタンド,ガソリン,ガソリンノズル,給油
🛞||wheel|car,circle,tire,turn,vehicle|ホイール,スポーク,タイヤ,自動車,車,車輪
🚨||rotating_light|police car light,alarm,alert,beacon,car,emergency,light,police|パトランプ,サイレン,パトカー,緊急,警察,赤色灯
🚥||traffic_light|horizontal traffic light,horizontal,intersection,light,signal,stop,stoplight,traffic|信号横,交差点,交通,信号,信号機
🚦||vertical_traffic_light|vertical traffic light,drove,intersection,light,signal,stop,stoplight,traffic|信号縦,交差点,交通,信号,信号機
🛑||stop_sign,octagonal_sign|stop sign,octagonal,sign,stop|止まれの標識,ストップ,八角形,標識,止まれ
🚧||construction|barrier|工事中,サイン,通行止め
⚓||anchor|ship,tool|錨,いかり,碇,船
🛟||ring_buoy,lifebuoy|ring buoy,buoy,float,life,lifesaver,preserver,rescue,ring|救命浮環,ブイ,ライフセーバー,レスキュー,安全,救助,救命具,浮き輪
⛵||boat,sailboat|resort,sailing,sea,yacht|ヨット,セーリング,乗り物,帆船,船
🛶||canoe|boat|カヌー,カヤック,ボート,乗り物,船
🚤||speedboat|billionaire,boat,lake,luxury,millionaire,summer,travel|スピードボート,ボート,モーターボート,乗り物,快速艇,船
🛳️||passenger_ship,cruise_ship|passenger ship,passenger,ship|客船,乗り物,旅客船,船
⛴️||ferry|boat,passenger|フェリー,乗り物,客船,船
🛥️||motor_boat,motorboat|motor boat,boat,motor|モーターボート,ボート,乗り物,船
🚢||ship|boat,passenger,travel|船,タイタニック号,乗り物,客船
✈️||airplane|aeroplane,fly,flying,jet,plane,travel|飛行機,ジェット機,乗り物,旅行,航空機
🛩️||small_airplane|small airplane,aeroplane,airplane,plane,small|小型飛行機,乗り物,小型機,航空機,飛行機
🛫||flight_departure,airplane_departure|airplane departure,aeroplane,airplane,check-in,departure,departures,plane|飛行機離陸,乗り物,航空機,離陸,飛行機
🛬||flight_arrival,airplane_arriving|airplane arrival,aeroplane,airplane,arrival,arrivals,arriving,landing,plane|飛行機着陸,乗り物,着陸,航空機,飛行機
🪂||parachute|hang-glide,parasail,skydive|パラシュート,スカイダイビング,ハンググライダー,パラグライダー,パラセーリング
💺||seat|chair|座席,シート,席,椅子
🚁||helicopter|copter,roflcopter,travel,vehicle|ヘリコプター,ヘリ,乗り物
🚟||suspension_railway|suspension railway,railway,suspension|懸垂式モノレール,モノレール,乗り物,電車
🚠||mountain_cableway|mountain cableway,cable,cableway,gondola,lift,mountain,ski|ケーブルカー,ゴンドラ,リフト,乗り物
🚡||aerial_tramway|aerial tramway,aerial,cable,car,gondola,ropeway,tramway|ロープウェイ,ゴンドラ,乗り物
🛰️||artificial_satellite,satellite|space|人工衛星,宇宙
🚀||rocket|launch,rockets,space,travel|ロケット,乗り物,宇宙,宇宙旅行,発射
🛸||flying_saucer|flying saucer,aliens,extra,flying,saucer,terrestrial,ufo|空飛ぶ円盤,ufo,乗り物,宇宙,宇宙人,未確認飛行物体
🛎️||bellhop_bell,bellhop|bellhop bell,bell,hotel|ベルボーイベル,ベル,ホテル
🧳||luggage|bag,packing,roller,suitcase,travel|スーツケース,キャリーケース,パッキング,旅行,旅行かばん
⌛||hourglass|hourglass done,done,sand,time,timer|砂時計,タイマー,時計,砂
⏳||hourglass_flowing_sand|hourglass not done,done,flowing,hourglass,hours,not,sand,timer|砂が落ちている砂時計,タイマー,時計,時間,砂,砂時計
⌚||watch|clock,time|腕時計,ウォッチ,時計,時間
⏰||alarm_clock|alarm clock,alarm,clock,hours,hrs,late,time,waiting|目覚まし時計,アラーム,時計,時間,目覚まし
⏱️||stopwatch|clock,time|ストップウォッチ,タイム,時計
⏲️||timer_clock|timer clock,clock,timer|タイマー,時計
🕰️||mantelpiece_clock,clock|mantelpiece clock,mantelpiece,time|置時計,マンテルクロック,時計,時間,置き時計
🕛||clock12|twelve o’clock,12,12:00,clock,o’clock,time,twelve|12時,12:00,時計,正午,零時
🕧||clock1230|twelve-thirty,12,12:30,30,clock,thirty,time,twelve|12時半,12:30,12時30分,時計
🕐||clock1|one o’clock,1,1:00,clock,one,o’clock,time|1時,1:00,時計
🕜||clock130|one-thirty,1,1:30,30,clock,one,thirty,time|1時半,1:30,1時30分,時計
🕑||clock2|two o’clock,2,2:00,clock,o’clock,time,two|2時,2:00,時計
🕝||clock230|two-thirty,2,2:30,30,clock,thirty,time,two|2時半,2:30,2時30分,時計
🕒||clock3|three o’clock,3,3:00,clock,o’clock,three,time|3時,3:00,時計
🕞||clock330|three-thirty,3,30,3:30,clock,thirty,three,time|3時半,3:30,3時30分,時計
🕓||clock4|four o’clock,4,4:00,clock,four,o’clock,time|4時,4:00,時計
🕟||clock430|four-thirty,30,4,4:30,clock,four,thirty,time|4時半,4:30,4時30分,時計
🕔||clock5|five o’clock,5,5:00,clock,five,o’clock,time|5時,5:00,時計
🕠||clock530|five-thirty,30,5,5:30,clock,five,thirty,time|5時半,5:30,5時30分,時計
🕕||clock6|six o’clock,6,6:00,clock,o’clock,six,time|6時,6:00,時計
🕡||clock630|six-thirty,30,6,6:30,clock,six,thirty|6時半,6:30,6時30分,時計
🕖||clock7|seven o’clock,0,7,7:00,clock,o’clock,seven|7時,7:00,時計
🕢||clock730|seven-thirty,30,7,7:30,clock,seven,thirty|7時半,7:30,7時30分,時計
🕗||clock8|eight o’clock,8,8:00,clock,eight,o’clock,time|8時,8:00,時計
🕣||clock830|eight-thirty,30,8,8:30,clock,eight,thirty,time|8時半,8:30,8時30分,時計
🕘||clock9|nine o’clock,9,9:00,clock,nine,o’clock,time|9時,9:00,時計
🕤||clock930|nine-thirty,30,9,9:30,clock,nine,thirty,time|9時半,9:30,9時30分,時計
🕙||clock10|ten o’clock,0,10,10:00,clock,o’clock,ten|10時,10:00,時計
🕥||clock1030|ten-thirty,10,10:30,30,clock,ten,thirty,time|10時半,10:30,10時30分,時計
🕚||clock11|eleven o’clock,11,11:00,clock,eleven,o’clock,time|11時,11:00,時計
🕦||clock1130|eleven-thirty,11,11:30,30,clock,eleven,thirty,time|11時半,11:30,11時30分,時計
🌑||new_moon|new moon,dark,moon,new,space|新月,宇宙,月,闇
🌒||waxing_crescent_moon|waxing crescent moon,crescent,dreams,moon,space,waxing|初月,三日月,宇宙,月
🌓||first_quarter_moon|first quarter moon,first,moon,quarter,space|上弦の月,上弦,半月,宇宙,月
🌔||moon,waxing_gibbous_moon|waxing gibbous moon,gibbous,space,waxing|十三夜月,十日夜の月,宇宙,月
🌕||full_moon|full moon,full,moon,space|満月,宇宙,月
🌖||waning_gibbous_moon|waning gibbous moon,gibbous,moon,space,waning|寝待月,宇宙,居待月,月
🌗||last_quarter_moon|last quarter moon,last,moon,quarter,space|下弦の月,下弦,半月,宇宙,月
🌘||waning_crescent_moon|waning crescent moon,crescent,moon,space,waning|有明月,三日月,宇宙,月
🌙||crescent_moon|crescent moon,crescent,moon,ramadan,space|三日月,宇宙,月
🌚||new_moon_with_face|new moon face,face,moon,new,space|顔のある新月,新月,月,顔
🌛||first_quarter_moon_with_face|first quarter moon face,face,first,moon,quarter,space|顔のある上弦の月,上弦の月,半月,月,顔
🌜||last_quarter_moon_with_face|last quarter moon face,dreams,face,last,moon,quarter|顔のある下弦の月,下弦の月,半月,月,顔
🌡️||thermometer|weather|温度計,天気,寒暖計,気温,温度
☀️||sunny,sun|bright,rays,space,weather|太陽,天気,日光,晴れ
🌝||full_moon_with_face|full moon face,bright,face,full,moon|顔のある満月,月,満月,顔
🌞||sun_with_face|sun with face,beach,bright,day,face,heat,shine,sun|顔のある太陽,太陽,顔
🪐||ringed_planet,saturn|ringed planet,planet,ringed,saturnine|環のある惑星,リング,土星,天体,惑星,星
⭐||star|astronomy,medium,stars,white|スター,天文学,星
🌟||star2,glowing_star|glowing star,glittery,glow,glowing,night,shining,sparkle,star|きらきら星,きらきら,キラキラ,スター,星,輝き
🌠||stars,shooting_star|shooting star,falling,night,shooting,space,star|流れ星,スター,夜,宇宙,星
🌌||milky_way|milky way,milky,space,way|天の川,ミルキーウェイ,夜空,宇宙,星空,銀河
☁️||cloud|weather|雲,天気,曇り
⛅||partly_sunny,sun_behind_cloud|sun behind cloud,behind,cloud,cloudy,sun,weather|曇り時々晴れ,天気,太陽,曇り,雲
⛈️||cloud_with_lightning_and_rain,stormy,thunder_cloud_and_rain|cloud with lightning and rain,cloud,lightning,rain,thunder,thunderstorm|雷雨,天気,稲妻,雨,雲,雷,雷雲
🌤️||sun_behind_small_cloud,sunny|sun behind small cloud,behind,cloud,sun,weather|晴れ時々曇り,天気,太陽,晴れ,雲
🌥️||sun_behind_large_cloud,cloudy|sun behind large cloud,behind,cloud,sun,weather|曇り一時晴れ,天気,太陽,曇り,雲
🌦️||sun_behind_rain_cloud,sun_and_rain|sun behind rain cloud,behind,cloud,rain,sun,weather|雨時々晴れ,天気,天気雨,太陽,曇り,雲
🌧️||cloud_with_rain,rainy|cloud with rain,cloud,rain,weather|雨雲,天気,雨,雲
🌨️||cloud_with_snow,snowy|cloud with snow,cloud,cold,snow,weather|雪雲,天気,雪,雲
🌩️||cloud_with_lightning,lightning|cloud with lightning,cloud,weather|雷雲,天気,稲妻,雲,雷
🌪️||tornado|cloud,weather,whirlwind|竜巻,トルネード,天気,突風
🌫️||fog|cloud,weather|霧,天気,曇り,雲
🌬️||wind_face,wind_blowing_face|wind face,blow,cloud,face,wind|顔のある風,雲,顔,風
🌀||cyclone|dizzy,hurricane,twister,typhoon,weather|渦巻き,めまい,もやもや,サイクロン,ハリケーン,台風,天気
🌈||rainbow|gay,genderqueer,glbt,glbtq,lesbian,lgbt,lgbtq,lgbtqia|虹,glbt,glbtq,lgbt,lgbtq,ゲイ,トランスジェンダー,バイセクシュアル
🌂||closed_umbrella|closed umbrella,closed,clothing,rain,umbrella|閉じた傘,傘,天気,持ち物,雨
☂️||open_umbrella,umbrella|clothing,rain|傘,天気,持ち物,雨
☔||umbrella,umbrella_with_rain|umbrella with rain drops,clothing,drop,drops,rain,weather|傘と雨,傘,天気,持ち物,雨,雨粒
⛱️||parasol_on_ground,beach_umbrella,umbrella_on_ground|umbrella on ground,ground,rain,sun,umbrella|パラソル,ビーチ,傘,日傘,砂浜,雨
⚡||zap,high_voltage|high voltage,danger,electric,electricity,high,lightning,nature,thunder|高電圧,危険,稲妻,雷,電気
❄️||snowflake|cold,snow,weather|雪の結晶,天気,結晶,雪
☃️||snowman_with_snow,snowman2|snowman,cold,man,snow|雪だるまと雪,雪,雪だるま
⛄||snowman|snowman without snow,cold,man,snow|雪だるま,雪
☄️||comet|space|彗星,すい星,宇宙
🔥||fire|af,burn,flame,hot,lit,litaf,tool|火,ファイアー,ファイヤー,炎,熱い,燃える
💧||droplet|cold,comic,drop,nature,sad,sweat,tear,water|水滴,しずく,たらーっ,水,汗,涙
🌊||ocean,water_wave|water wave,nature,surf,surfer,surfing,water,wave|波,天気,波浪,海,自然
`,
  activities: `
🎃||jack_o_lantern|jack-o-lantern,celebration,halloween,jack,lantern,pumpkin|ハロウィンかぼちゃ,かぼちゃ,ハロウィン,ハロウィーン
🎄||christmas_tree|christmas tree,celebration,christmas,tree|クリスマスツリー,クリスマス,クリスマスイブ,ツリー
🎆||fireworks|boom,celebration,entertainment,yolo|打ち上げ花火,お祭り,どーん,花火,花火大会
🎇||sparkler|boom,celebration,fireworks,sparkle|線香花火,お祭り,火花,花火
🧨||firecracker|dynamite,explosive,fire,fireworks,light,pop,popping,spark|爆竹,ダイナマイト,火花,火薬,爆発,爆発物,爆薬,花火
✨||sparkles|*,magic,sparkle,star|きらきら,ぴかぴか,キラキラ,スター,星
🎈||balloon|birthday,celebrate,celebration|風船,バルーン
🎉||tada,party,party_popper|party popper,awesome,birthday,celebrate,celebration,excited,hooray,popper|クラッカー,お祝い,パーティー,パーティークラッカー,誕生日
🎊||confetti_ball|confetti ball,ball,celebrate,celebration,confetti,party,woohoo|くす玉,お祝い,パーティー,紙吹雪
🎋||tanabata_tree|tanabata tree,banner,celebration,japanese,tanabata,tree|七夕,和,日本,短冊,笹飾り
🎍||bamboo|pine decoration,celebration,decoration,japanese,pine,plant|門松,お祝い,和,日本,正月,竹
🎎||dolls|japanese dolls,celebration,doll,festival,japanese|ひな祭り,おだいり様,おひな様,お祝い,ひな人形,人形,和,日本
🎏||flags,carp_streamer|carp streamer,carp,celebration,streamer|こいのぼり,お祝い,子供の日
🎐||wind_chime|wind chime,bell,celebration,chime,wind|風鈴,夏,鈴,風
🎑||rice_scene,moon_ceremony|moon viewing ceremony,celebration,ceremony,moon,viewing|月見,ススキ,十五夜,団子,月
🧧||red_envelope|red envelope,envelope,gift,good,hóngbāo,lai,luck,money|赤い封筒,お年玉,お金,ご祝儀,幸運,紅包
🎀||ribbon|celebration|リボン,お祝い
🎁||gift|wrapped gift,birthday,bow,box,celebration,christmas,present,surprise|プレゼント,お祝い,ギフト,リボン,箱
🎗️||reminder_ribbon|reminder ribbon,celebration,reminder,ribbon|リマインダーリボン,お祝い,リボン,リマインダー
🎟️||tickets,admission_tickets|admission tickets,admission,ticket|入場券,チケット,入場パス,半券
🎫||ticket|admission,stub|チケット,入場券,切符,半券
🎖️||medal_military,military_medal|military medal,award,celebration,medal,military|勲章,お祝い,メダル,表彰
🏆||trophy|champion,champs,prize,slay,sport,victory,win,winning|トロフィー,チャンピオン,優勝,優勝カップ,表彰,賞杯
🏅||medal_sports,sports_medal|sports medal,award,gold,medal,sports,winner|メダル,スポーツ,優勝,表彰,金,金メダル
🥇||1st_place_medal,1st,first_place_medal|1st place medal,first,gold,medal,place|金メダル,1位,ゴールド,メダル,優勝,金
🥈||2nd_place_medal,2nd,second_place_medal|2nd place medal,medal,place,second,silver|銀メダル,2位,シルバー,メダル,銀
🥉||3rd_place_medal,3rd,third_place_medal|3rd place medal,bronze,medal,place,third|銅メダル,3位,ブロンズ,メダル,銅
⚽||soccer|soccer ball,ball,football,futbol,sport|サッカー,サッカーボール,スポーツ,ボール
⚾||baseball|ball,sport|野球,スポーツ,ボール
🥎||softball|ball,glove,sports,underarm|ソフトボール,スポーツ,ボール,下手投げ
🏀||basketball|ball,hoop,sport|バスケットボール,スポーツ,バスケ,ボール
🏐||volleyball|ball,game|バレーボール,スポーツ,バレー,ボール
🏈||football|american football,american,ball,bowl,sport,super|アメフト,アメリカンフットボール,スポーツ,フットボール,ボール
🏉||rugby_football|rugby football,ball,football,rugby,sport|ラグビー,スポーツ,ボール,ラグビーボール
🎾||tennis|ball,racquet,sport|テニス,スポーツ,テニスボール,ボール,ラケット
🥏||flying_disc|flying disc,disc,flying,ultimate|フリスビー,アルティメット,フライングディスク,円盤
🎳||bowling|ball,game,sport,strike|ボウリング,ストライク,スポーツ,ボール,球
🏏||cricket_game|cricket game,ball,bat,cricket,game|クリケット,スポーツ,バット,ボール
🏑||field_hockey|field hockey,ball,field,game,hockey,stick|ホッケー,スティック,スポーツ,フィールドホッケー,ボール
🏒||ice_hockey,hockey|ice hockey,game,ice,puck,stick|アイスホッケー,スティック,スポーツ,パック,ホッケー
🥍||lacrosse|ball,goal,sports,stick|ラクロス,ゴール,スティック,スポーツ,ボール
🏓||ping_pong|ping pong,ball,bat,game,paddle,ping,pingpong,pong|卓球,スポーツ,ピンポン,ボール,ラケット
🏸||badminton|birdie,game,racquet,shuttlecock|バドミントン,シャトル,スポーツ,ラケット
🥊||boxing_glove|boxing glove,boxing,glove|ボクシング,グローブ,スポーツ,ボクシンググローブ
🥋||martial_arts_uniform|martial arts uniform,arts,judo,karate,martial,taekwondo,uniform|武道,スポーツ,テコンドー,柔道,格闘技,空手,道着
🥅||goal_net|goal net,goal,net|ゴールネット,ゴール,スポーツ,ネット
⛳||golf|flag in hole,flag,hole,sport|ゴルフ,スポーツ,フラグ,フラッグ,ホール,旗
⛸️||ice_skate|ice skate,ice,skate,skating|アイススケート,スケート,スポーツ,フィギュアスケート
🎣||fishing_pole_and_fish,fishing_pole|fishing pole,entertainment,fish,fishing,pole,sport|釣り,スポーツ,フィッシング,釣り竿,魚
🤿||diving_mask|diving mask,diving,mask,scuba,snorkeling|ダイビング マスク,シュノーケリング,スキューバ,スポーツ,ダイビング,マスク
🎽||running_shirt_with_sash,running_shirt|running shirt,athletics,running,sash,shirt|長距離走,たすき,スポーツ,ランニング,ランニングシャツ,駅伝
🎿||ski|skis,snow,sport|スキー,ストック,スポーツ,板,雪
🛷||sled|luge,sledge,sleigh,snow,toboggan|そり競技,そり,スケルトン,スポーツ,トボガン,ボブスレー,リュージュ
🥌||curling_stone|curling stone,curling,game,rock,stone|カーリング,ゲーム,ストーン,スポーツ,試合
🎯||dart,bullseye,direct_hit|bull,direct,entertainment,game,hit,target|的,スポーツ,ダーツ,ブルズアイ,当たり,的中
🪀||yo_yo|yo-yo,fluctuate,toy|ヨーヨー,おもちゃ,上下,回転,玩具
🪁||kite|fly,soar|たこ,おもちゃ,カイト,凧揚げ,玩具
🔫||gun,pistol|water pistol,handgun,revolver,tool,water,weapon|水鉄砲,ピストル,リボルバー,拳銃,武器,銃
🎱||8ball,billiards|pool 8 ball,8,ball,billiard,eight,game,pool|ビリヤード,エイトボール,スポーツ,ボール,玉突き
🔮||crystal_ball|crystal ball,ball,crystal,fairy,fairytale,fantasy,fortune,future|水晶玉,クリスタル,占い,水晶,水晶球,玉,運命,魔法
🪄||magic_wand|magic wand,magic,magician,wand,witch,wizard|魔法の杖,つえ,マジック,手品,杖,魔法,魔術,魔術師
🎮||video_game,controller|video game,entertainment,game,video|テレビゲーム,ゲーム,コントローラ,ビデオゲーム
🕹️||joystick|game,video,videogame|ジョイスティック,ゲーム,コントローラ,スティック,テレビゲーム,ビデオゲーム
🎰||slot_machine|slot machine,casino,gamble,gambling,game,machine,slot,slots|スロットマシン,カジノ,ギャンブル,ゲーム,スリーセブン,スロット
🎲||game_die|game die,dice,die,entertainment,game|サイコロ,ゲーム,ダイス
🧩||jigsaw,puzzle_piece|puzzle piece,clue,interlocking,piece,puzzle|ジグソーパズル,パズル,ピース,組み合わせ,鍵
🧸||teddy_bear|teddy bear,bear,plaything,plush,stuffed,teddy,toy|テディベア,おもちゃ,くま,ぬいぐるみ,玩具
🪅||pinata|piñata,candy,celebrate,celebration,cinco,de,festive,mayo|ピニャータ,お祝い,パーティー,メキシコ,人形,誕生日
🪩||mirror_ball,disco,disco_ball|mirror ball,ball,dance,glitter,mirror,party|ミラーボール,キラキラ,ダンス,ディスコ,パーティー
🪆||nesting_dolls|nesting dolls,babooshka,baboushka,babushka,doll,dolls,matryoshka,nesting|マトリョーシカ,ロシア,人形,入れ子
♠️||spades|spade suit,card,game,spade,suit|スペード,カード,トランプ
♥️||hearts|heart suit,card,emotion,game,heart,suit|ハート,カード,トランプ
♦️||diamonds|diamond suit,card,diamond,game,suit|ダイヤ,カード,ダイア,トランプ
♣️||clubs|club suit,card,club,game,suit|クラブ,カード,クローバー,トランプ
♟️||chess_pawn|chess pawn,chess,dupe,expendable,pawn|チェスの駒,チェス,捨て駒,駒
🃏||black_joker|joker,card,game,wildcard|ジョーカー,カード,ジジ,トランプ,ババ
🀄||mahjong|mahjong red dragon,dragon,game,red|麻雀,ゲーム,中,牌,麻雀牌
🎴||flower_playing_cards|flower playing cards,card,cards,flower,game,japanese,playing|花札,カード,ゲーム
🎭||performing_arts|performing arts,actor,actress,art,arts,entertainment,mask,performing|舞台芸術,仮面,俳優,劇場,女優,役者,演劇,演芸
🖼️||framed_picture,frame_with_picture|framed picture,art,frame,framed,museum,painting,picture|絵画,アート,絵,美術館,芸術,額
🎨||art,palette|artist palette,artist,artsy,arty,colorful,creative,entertainment,museum|絵の具パレット,パレット,画家,絵,絵画,美術館,芸術
🧵||thread|needle,sewing,spool,string|糸,ひも,ソーイング,糸巻き,縫い針,裁縫
🪡||sewing_needle|sewing needle,embroidery,needle,sew,sewing,stitches,sutures,tailoring|縫い針,ステッチ,刺繍,糸,縫う,裁縫,針
🧶||yarn|ball,crochet,knit|毛糸,かぎ針,ニット,毛糸玉,編み物
🪢||knot|cord,rope,tangled,tie,twine,twist|結び目,ねじれ,ひも,ノット,ロープ,綱
`,
  objects: `
👓||eyeglasses,glasses|clothing,eye,eyewear|メガネ,眼鏡
🕶️||dark_sunglasses,sunglasses|dark,eye,eyewear,glasses|サングラス,メガネ,眼鏡
🥽||goggles|dive,eye,protection,scuba,swimming,welding|ゴーグル,スキューバ,ダイビング,保護メガネ,水泳,溶接
🥼||lab_coat|lab coat,clothes,coat,doctor,dr,experiment,jacket,lab|白衣,上着,医者,実験,服,科学者
🦺||safety_vest|safety vest,emergency,safety,vest|安全ベスト,チョッキ,ベスト,反射,安全,工事,緊急
👔||necktie|clothing,employed,serious,shirt,tie|ネクタイ,シャツ,ワイシャツ,会社員,服
👕||shirt,tshirt|t-shirt,blue,casual,clothes,clothing,collar,dressed,shopping|tシャツ,シャツ,服
👖||jeans|blue,casual,clothes,clothing,denim,dressed,pants,shopping|ジーンズ,カジュアル,ズボン,デニム,パンツ,ブルージーンズ,服
🧣||scarf|bundle,cold,neck,up|マフラー,スカーフ,厚着,寒い,襟巻き,首巻き
🧤||gloves|hand|手袋,手
🧥||coat|brr,bundle,cold,jacket,up|コート,アウター,オーバー,ジャケット,厚着,寒い,服
🧦||socks|stocking|ソックス,靴下
👗||dress|clothes,clothing,dressed,fancy,shopping|ワンピース,ドレス,服
👘||kimono|clothing,comfortable|着物,和服,服
🥻||sari|clothing,dress|サリー,ドレス,服,民族衣装
🩱||one_piece_swimsuit|one-piece swimsuit,bathing,one-piece,suit,swimsuit|ワンピースの水着,スイムウェア,水着
🩲||swim_brief,briefs|bathing,one-piece,suit,swimsuit,underwear|ブリーフ,スイムウェア,パンツ,下着,水着
🩳||shorts|bathing,pants,suit,swimsuit,underwear|ショーツ,スイムウェア,パンツ,下着,水着
👙||bikini|bathing,beach,clothing,pool,suit,swim|ビキニ,ビーチ,プール,水着
👚||womans_clothes|woman’s clothes,blouse,clothes,clothing,collar,dress,dressed,lady|婦人服,シャツ,ブラウス,服
🪭||folding_hand_fan,folding_fan|folding hand fan,clack,clap,cool,cooling,dance,fan,flirt|扇子,あおぐ,パタパタ,団扇,夏,扇,涼む,風
👛||purse|clothes,clothing,coin,dress,fancy,handbag,shopping|がま口,小銭入れ,財布
👜||handbag|bag,clothes,clothing,dress,lady,purse,shopping|ハンドバッグ,かばん,ショッピング,バッグ
👝||pouch,clutch_bag|clutch bag,bag,clothes,clothing,clutch,dress,handbag,purse|ポーチ,クラッチバッグ,ハンドバッグ,バッグ
🛍️||shopping,shopping_bags|shopping bags,bag,bags,hotel|紙袋,ショッピングバッグ,バッグ,紙手提げ
🎒||school_satchel,backpack|backpacking,bag,bookbag,education,rucksack,satchel,school|バックパック,ランドセル,リュックサック,学校,小学校,小学生
🩴||thong_sandal|thong sandal,beach,flip,flop,sandal,sandals,shoe,thong|ビーチサンダル,ゴムぞうり,サンダル,トングサンダル,ビーサン,靴
👞||mans_shoe,shoe|man’s shoe,brown,clothes,clothing,feet,foot,kick,man|紳士靴,ローファー,革靴,靴
👟||athletic_shoe,sneaker|running shoe,athletic,clothes,clothing,fast,kick,running,shoe|スニーカー,ジョギングシューズ,テニスシューズ,靴
🥾||hiking_boot|hiking boot,backpacking,boot,brown,camping,hiking,outdoors,shoe|ハイキングシューズ,アウトドア,キャンプ,ハイキング,ブーツ,登山靴,茶色い靴,靴
🥿||flat_shoe,womans_flat_shoe|flat shoe,ballet,comfy,flat,flats,shoe,slip-on,slipper|フラットシューズ,ぺたんこ靴,スリッポン,バレエシューズ
👠||high_heel|high-heeled shoe,clothes,clothing,dress,fashion,heel,heels,high-heeled|ハイヒール,ピンヒール,婦人靴,靴
👡||sandal|woman’s sandal,clothing,shoe,woman,woman’s|サンダル,婦人靴,靴
🩰||ballet_shoes|ballet shoes,ballet,dance,shoes|トウシューズ,シューズ,ダンス,バレエ,バレエシューズ,靴
👢||boot|woman’s boot,clothes,clothing,dress,shoe,shoes,shopping,woman|ブーツ,ロングブーツ,婦人靴,靴
🪮||hair_pick|hair pick,afro,comb,groom,hair,pick|アフロコーム,くし,アフロ,コーム,髪
👑||crown|clothing,family,king,medieval,queen,royal,royalty,win|王冠,クラウン,冠,王族
👒||womans_hat|woman’s hat,clothes,clothing,garden,hat,hats,party,woman|婦人帽子,帽子,麦わら,麦わら帽子
🎩||tophat,top_hat|top hat,clothes,clothing,fancy,formal,hat,magic,top|シルクハット,山高帽,帽子
🎓||mortar_board,graduation_cap|graduation cap,cap,celebration,clothing,education,graduation,hat,scholar|角帽,卒業,学者,帽子
🧢||billed_cap|billed cap,baseball,bent,billed,cap,dad,hat|キャップ,帽子,野球帽
🪖||military_helmet|military helmet,army,helmet,military,soldier,war,warrior|軍用ヘルメット,ヘルメット,ミリタリー,兵士,戦闘,軍隊
⛑️||rescue_worker_helmet,helmet_with_cross|rescue worker’s helmet,aid,cross,face,hat,helmet,rescue,worker’s|白十字ヘルメット,ヘルメット,帽子,救助隊,救急,白十字
📿||prayer_beads|prayer beads,beads,clothing,necklace,prayer,religion|数珠,ネックレス,ロザリオ,宗教,念珠,祈る
💄||lipstick|cosmetics,date,makeup|口紅,コスメ,メーク,リップ,リップスティック,化粧,化粧品
💍||ring|diamond,engaged,engagement,married,romance,shiny,sparkling,wedding|指輪,ジュエリー,ダイア,ダイヤ,ダイヤモンド,リング,婚約指輪
💎||gem|gem stone,diamond,engagement,jewel,money,romance,stone,wedding|宝石,ジュエリー,ダイア,ダイヤ,ダイヤモンド
🔇||mute,no_sound|muted speaker,muted,quiet,silent,sound,speaker|スピーカー消音,スピーカー,ミュート,消音,無音,音無し
🔈||speaker,low_volume,quiet_sound|speaker low volume,low,soft,sound,volume|スピーカー,ボリューム,音量
🔉||sound,medium_volumne|speaker medium volume,medium,speaker,volume|スピーカー音量小,スピーカー,ボリューム,音量,音量小
🔊||loud_sound,high_volume|speaker high volume,high,loud,music,sound,speaker,volume|スピーカー音量大,スピーカー,ボリューム,大音量,音量,音量大
📢||loudspeaker|address,communication,loud,public,sound|拡声器,スピーカー,メガホン,放送
📣||mega,megaphone|cheering,sound|メガホン,スピーカー,応援,拡声器
📯||postal_horn|postal horn,horn,post,postal|郵便ラッパ,ラッパ,郵便
🔔||bell|break,church,sound|ベル,教会,鈴,鐘
🔕||no_bell|bell with slash,bell,forbidden,mute,no,not,prohibited,quiet|ベル消音,ミュート,消音,鈴,鐘,音無し
🎼||musical_score|musical score,music,musical,note,score|楽譜,スコア,ト音記号,五線譜,音楽
🎵||musical_note|musical note,music,musical,note,sound|音符,8分音符,連符,音楽
🎶||notes,musical_notes|musical notes,music,musical,note,sound|複数の音符,8分音符,音楽,音符
🎙️||studio_microphone|studio microphone,mic,microphone,music,studio|スタジオマイク,マイク,音楽
🎚️||level_slider|level slider,level,music,slider|レベルスライダー,スライダー,レベル,音楽
🎛️||control_knobs|control knobs,control,knobs,music|コントロールつまみ,つまみ,コントロール,ノブ,調整,音楽
🎤||microphone|karaoke,mic,music,sing,sound|マイク,カラオケ,歌,音楽
🎧||headphones|headphone,earbud,sound|ヘッドホン,イヤホン,ヘッドフォン,音楽
📻||radio|entertainment,tbt,video|ラジオ,受信機,放送,音楽
🎷||saxophone|instrument,music,sax|サックス,サキソフォン,サクソフォン,楽器,音楽
🎺||trumpet|instrument,music|トランペット,ラッパ,楽器,音楽
🪊||trombone|brass,instrument,jazz,music,sad,slide|トロンボーン,ジャズ,スライド,吹奏楽,楽器,管楽器,音楽
🪗||accordion|box,concertina,instrument,music,squeeze,squeezebox|アコーディオン,じゃばら,楽器,音楽
🎸||guitar|instrument,music,strat|ギター,エレキギター,楽器,音楽
🎹||musical_keyboard|musical keyboard,instrument,keyboard,music,musical,piano|鍵盤,キーボード,ピアノ,楽器,音楽
🎻||violin|instrument,music|バイオリン,ストラディバリウス,ヴィオラ,楽器,音楽
🪕||banjo|music,stringed|バンジョー,弦楽器,楽器,音楽
🥁||drum|drumsticks,music|ドラム,ドラムスティック,太鼓,楽器,音楽
🪘||long_drum|long drum,beat,conga,drum,instrument,long,rhythm|コンガ,ドラム,ビート,リズム,太鼓,楽器,音楽
🪇||maracas|cha,dance,instrument,music,party,percussion,rattle,shake|マラカス,シェイカー,ダンス,パーティー,ラトル,リズム,打楽器,振る
🪈||flute|band,fife,flautist,instrument,marching,music,orchestra,piccolo|笛,オーケストラ,バンド,ピッコロ,フルート,フルート奏者,リコーダー,楽器
🪉||harp|cupid,instrument,love,music,orchestra|ハープ,オーケストラ,キューピッド,弦楽器,愛,楽器,音楽
📱||iphone,android,mobile_phone|mobile phone,cell,communication,mobile,phone,telephone|携帯電話,スマホ,スマートフォン,モバイル,携帯
📲||calling,mobile_phone_arrow|mobile phone with arrow,arrow,build,call,cell,communication,mobile,phone|着信中,スマホ,スマートフォン,モバイル,受信,携帯受信,携帯電話,電話
☎️||phone,telephone||固定電話,ボタン式電話,親機,電話,黒電話
📞||telephone_receiver|telephone receiver,communication,phone,receiver,telephone,voip|受話器,子機,電話
📟||pager|communication|ポケベル,ページャー,ポケットベル
📠||fax,fax_machine|fax machine,communication,machine|ファックス,複合機,電話
🔋||battery||電池,バッテリー,乾電池
🪫||low_battery|low battery,battery,drained,electronic,energy,low,power|バッテリー残量低下,バッテリー,充電不足,電池切れ寸前,電池残量低下
🔌||electric_plug|electric plug,electric,electricity,plug|コンセント,プラグ,電気,電源
💻||computer,laptop|office,pc,personal|ノートパソコン,pc,コンピューター,パソコン,ラップトップ
🖥️||desktop_computer,computer|desktop computer,desktop,monitor|デスクトップパソコン,pc,コンピューター,デスクトップ,パソコン,モニター
🖨️||printer|computer|プリンタ,コピー機,コンピューター,プリンター,印刷機,複合機
⌨️||keyboard|computer|キーボード,pc,コンピューター,パソコン
🖱️||computer_mouse|computer mouse,computer,mouse|マウス,pc,コンピューター,パソコン
🖲️||trackball|computer|トラックボール,pc,コンピューター,パソコン
💽||minidisc,computer_disk|computer disk,computer,disk,minidisk,optical|md,mo,コンピューター,ミニディスク
💾||floppy_disk|floppy disk,computer,disk,floppy|フロッピー,fd,コンピューター,ディスク,フロッピーディスク
💿||cd,optical_disk|optical disk,blu-ray,computer,disk,dvd,optical|blu-ray,dvd,コンピューター,ディスク,ブルーレイ,光ディスク
📀||dvd|blu-ray,cd,computer,disk,optical|blu-ray,cd,ディスク,ブルーレイ
🧮||abacus|calculation,calculator|そろばん,アバカス,算盤,計算
🎥||movie_camera|movie camera,bollywood,camera,cinema,film,hollywood,movie,record|映画カメラ,カメラ,シネマ,ハリウッド,フィルム,ムービー,撮影,映画
🎞️||film_strip,film_frames|film frames,cinema,film,frames,movie|映画フィルム,シネマ,フィルム,フレーム,ムービー,映画
📽️||film_projector|film projector,cinema,film,movie,projector,video|映写機,ビデオ,フィルム,プロジェクター,ムービー,映画
🎬||clapper|clapper board,action,board,movie|カチンコ,映画
📺||tv|television,video|テレビ,ビデオ
📷||camera|photo,selfie,snap,tbt,trip,video|カメラ,写真
📸||camera_flash,camera_with_flash|camera with flash,camera,flash,video|フラッシュを焚いているカメラ,カメラ,カメラフラッシュ,フラッシュ,写真
📹||video_camera|video camera,camcorder,camera,tbt,video|ビデオカメラ,カメラ,ビデオ,ムービー,動画,録画
📼||vhs,videocassette|old,school,tape,vcr,video|ビデオテープ,テープ,ビデオ,ビデオカセット,動画
🔍||mag|magnifying glass tilted left,glass,lab,left,left-pointing,magnifying,science,search|虫眼鏡左,ルーペ,拡大鏡,検索,科学,虫めがね
🔎||mag_right|magnifying glass tilted right,contact,glass,lab,magnifying,right,right-pointing,science|虫眼鏡右,ルーペ,拡大鏡,検索,科学,虫めがね
🕯️||candle|light|ろうそく,キャンドル,ロウソク,明かり
💡||bulb,light_bulb|light bulb,comic,electric,idea,light|電球,ひらめき,ぴこーん,マンガ,明かり
🔦||flashlight|electric,light,tool,torch|懐中電灯,ライト,明かり
🏮||izakaya_lantern,lantern,red_paper_lantern|red paper lantern,bar,light,paper,red,restaurant|赤ちょうちん,ちょうちん,居酒屋,飲み屋
🪔||diya_lamp|diya lamp,diya,lamp,light,oil|ディヤランプ,オイル,ランプ,明かり
📔||notebook_with_decorative_cover|notebook with decorative cover,book,cover,decorated,decorative,education,notebook,school|表紙付きノート,ノート,学校,文具,文房具,本
📕||closed_book|closed book,book,closed,education|閉じた本,書籍,本,赤い本
📖||book,open_book|open book,education,fantasy,knowledge,library,novels,open,reading|開いた本,図書館,小説,書籍,本,知識,読書
📗||green_book|green book,book,education,fantasy,green,library,reading|緑の本,図書館,書籍,本,読書
📘||blue_book|blue book,blue,book,education,fantasy,library,reading|青の本,図書館,書籍,本,読書,青い本
📙||orange_book|orange book,book,education,fantasy,library,orange,reading|オレンジの本,図書館,書籍,本,読書
📚||books|book,education,fantasy,knowledge,library,novels,reading,school|本の山,勉強,学校,小説,書籍,本,読書
📓||notebook||ノート,手帳,文具,文房具
📒||ledger|notebook|リングノート,ノート,台帳,文具,文房具
📃||page_with_curl|page with curl,curl,document,page,paper|巻きページ,カール,ドキュメント,文書,書類
📜||scroll|paper|巻き物,文書,書類,紙
📄||page_facing_up|page facing up,document,facing,page,paper,up|ページ,ドキュメント,文書,書類
📰||newspaper|communication,news,paper|新聞,ニュース,新聞紙
🗞️||newspaper_roll,rolled_up_newspaper|rolled-up newspaper,news,newspaper,paper,rolled,rolled-up|丸めた新聞,ニュース,新聞,新聞紙
📑||bookmark_tabs|bookmark tabs,bookmark,mark,marker,tabs|ページに付箋,ふせん,付箋,文具,文房具
🔖||bookmark|mark|しおり,タグ,ブックマーク,付箋
🏷️||label|tag|荷札,タグ,ラベル
🪙||coin|dollar,euro,gold,metal,money,rich,silver,treasure|コイン,お金,小銭,硬貨,金貨,銀貨
💰||moneybag|money bag,bag,bank,bet,billion,cash,cost,dollar|ドル袋,お金,キャッシュ,ドル,現金,賞金,賭け金,金持ち
🪎||treasure_chest|treasure chest,gem,gold,jewels,loot,money,prize,silver|宝箱,お宝,お金,ジュエリー,宝石,富,財宝,貴金属
💴||yen|yen banknote,bank,banknote,bill,currency,money,note|円札,お札,お金,円,札束,紙幣,通貨
💵||dollar|dollar banknote,bank,banknote,bill,currency,money,note|ドル札,お札,お金,ドル,札束,紙幣,通貨
💶||euro|euro banknote,100,bank,banknote,bill,currency,money,note|ユーロ札,お札,お金,ユーロ,札束,紙幣,通貨
💷||pound|pound banknote,bank,banknote,bill,billion,cash,currency,money|ポンド札,お札,お金,ポンド,札束,現金,紙幣,通貨
💸||money_with_wings|money with wings,bank,banknote,bill,billion,cash,dollar,fly|羽が生えたお金,お札,お金,ドル,支払い,札束,紙幣
💳||credit_card|credit card,bank,card,cash,charge,credit,money,pay|クレジットカード,お金,カード,キャッシュカード,支払い,銀行
🧾||receipt|accounting,bookkeeping,evidence,invoice,proof|レシート,会計,簿記,請求書,領収書
💹||chart|chart increasing with yen,bank,currency,graph,growth,increasing,market,money|為替,グラフ,チャート,円,円高,市場,株,株価
✉️||envelope|e-mail,email,letter|封筒,eメール,メール,手紙,郵便,電子メール
📧||e-mail,email|letter,mail|eメール,メール,封筒,手紙,郵便,電子メール
📨||incoming_envelope|incoming envelope,delivering,e-mail,email,envelope,incoming,letter,mail|メール受信中,eメール,受信中,受信箱,封筒,手紙,電子メール
📩||envelope_with_arrow|envelope with arrow,arrow,communication,down,e-mail,email,envelope,letter|メール受信,eメール,メール送信,受信,封筒と矢印,送信,電子メール
📤||outbox_tray|outbox tray,box,email,letter,mail,outbox,sent,tray|送信トレイ,eメール,トレイ,箱,送信,送信箱,電子メール
📥||inbox_tray|inbox tray,box,email,inbox,letter,mail,receive,tray|受信トレイ,eメール,トレイ,受信,受信なし,受信箱,箱,電子メール
📦||package|box,communication,delivery,parcel,shipping|荷物,宅急便,宅配便,小包,段ボール,箱,配送,配達
📫||mailbox|closed mailbox with raised flag,closed,communication,flag,mail,postbox,raised|閉じた郵便受け（手紙あり）,ポスト,手紙あり,郵便受け,郵便箱,閉じた
📪||mailbox_closed|closed mailbox with lowered flag,closed,flag,lowered,mail,mailbox,postbox|閉じた郵便受け（手紙なし）,ポスト,手紙なし,郵便受け,郵便箱,閉じた
📬||mailbox_with_mail|open mailbox with raised flag,flag,mail,mailbox,open,postbox,raised|開いた郵便受け（手紙あり）,ポスト,手紙あり,郵便受け,郵便箱,開いた
📭||mailbox_with_no_mail|open mailbox with lowered flag,flag,lowered,mail,mailbox,open,postbox|開いた郵便受け（手紙なし）,ポスト,手紙なし,郵便受け,郵便箱,開いた
📮||postbox|mail,mailbox|郵便ポスト,ポスト,手紙,郵便,郵便箱
🗳️||ballot_box|ballot box with ballot,ballot,box|投票箱,投票,選挙
✏️||pencil2,pencil||鉛筆,文具,文房具
✒️||black_nib|black nib,black,nib,pen|ペン先,万年筆,文具,文房具
🖋️||fountain_pen|fountain pen,fountain,pen|万年筆,ペン,文具,文房具
🖊️||pen|ballpoint|ペン,ボールペン,文具,文房具
🖌️||paintbrush|painting|絵筆,文具,文房具,絵の具
🖍️||crayon||クレヨン,文具,文房具
📝||memo,pencil|communication,media,notes|鉛筆とメモ,メモ,文具,文房具,紙と鉛筆,鉛筆
💼||briefcase|office|ブリーフケース,かばん,鞄
📁||file_folder|file folder,file,folder|フォルダー,ファイル,文具,文房具
📂||open_file_folder|open file folder,file,folder,open|開いたフォルダー,ファイル,フォルダー,文具,文房具,開く
🗂️||card_index_dividers|card index dividers,card,dividers,index|カードフォルダー,インデックス,フォルダー,文具,文房具
📅||date|calendar|カレンダー,スケジュール,予定,日付
📆||calendar|tear-off calendar,tear-off|日めくりカレンダー,カレンダー,スケジュール,予定,日付
🗒️||spiral_notepad,notepad_spiral|spiral notepad,note,notepad,pad,spiral|メモ帳,ノート,リングメモ,文具,文房具
🗓️||spiral_calendar,calendar_spiral|spiral calendar,calendar,pad,spiral|月めくりカレンダー,カレンダー,スケジュール,予定,日付
📇||card_index|card index,card,index,old,rolodex,school|カードインデックス,名刺ホルダー,文具,文房具
📈||chart_with_upwards_trend,chart_increasing|chart increasing,chart,data,graph,growth,increasing,right,trend|グラフ上向き,グラフ,チャート,データ,上向き,上昇,右肩上がり,成長
📉||chart_with_downwards_trend,chart_decreasing|chart decreasing,chart,data,decreasing,down,downward,graph,negative|グラフ下向き,チャート,データ,下向き,下降,右肩下がり,折れ線グラフ
📊||bar_chart|bar chart,bar,chart,data,graph|棒グラフ,グラフ,チャート,データ
📋||clipboard|do,list,notes|クリップボード,クリップ,メモ,文具,文房具
📌||pushpin|collage,pin|押しピン,文具,文房具,画鋲
📍||round_pushpin|round pushpin,location,map,pin,pushpin,round|丸い押しピン,ピン,プッシュピン,地図,押しピン,文具,文房具,画びょう
📎||paperclip||クリップ,ゼムクリップ,ペーパークリップ,文具,文房具,紙クリップ
🖇️||paperclips|linked paperclips,link,linked,paperclip|つながったクリップ,クリップ,ペーパークリップ,文具,文房具,紙クリップ
📏||straight_ruler|straight ruler,angle,edge,math,ruler,straight,straightedge|定規,ものさし,文具,文房具,直定規
📐||triangular_ruler|triangular ruler,angle,math,rule,ruler,set,slide,triangle|三角定規,定規,文具,文房具
✂️||scissors|cut,cutting,paper,tool|はさみ,カット,ハサミ,切る,文具,文房具
🗃️||card_file_box|card file box,box,card,file|カードファイルボックス,カード,ファイル,ボックス,文具,文房具,箱
🗄️||file_cabinet|file cabinet,cabinet,file,filing,paper|ファイルキャビネット,キャビネット,ファイル,引き出し
🗑️||wastebasket,trashcan|can,garbage,trash,waste|ごみ箱,くずかご,ごみかご,ゴミ箱
🔒||lock,locked|closed,private|閉じた錠,ロック,南京錠,施錠,錠,鍵
🔓||unlock,unlocked|cracked,lock,open|開いた錠,ロック,南京錠,解錠,錠,鍵
🔏||lock_with_ink_pen,locked_with_pen|locked with pen,ink,lock,locked,nib,pen,privacy|閉じた錠とペン,プライバシー,ロック,南京錠,鍵
🔐||closed_lock_with_key,locked_with_key|locked with key,bike,closed,key,lock,locked,secure|閉じた錠と鍵,キー,セキュリティ,ロック,南京錠,安全,錠,鍵
🔑||key|keys,lock,major,password,unlock|鍵,キー,パスワード,開錠
🗝️||old_key|old key,clue,key,lock,old|古い鍵,キー,パスワード,手がかり,鍵
🔨||hammer|home,improvement,repairs,tool|ハンマー,かなづち,とんかち,工具
🪓||axe|ax,chop,hatchet,split,wood|斧,おの,ハチェット,工具,木,薪割り
⛏️||pick|hammer,mining,tool|つるはし,工具,採掘
⚒️||hammer_and_pick|hammer and pick,hammer,pick,tool|ハンマーとつるはし,かなづち,つるはし,とんかち,ハンマー,工具
🛠️||hammer_and_wrench|hammer and wrench,hammer,spanner,tool,wrench|ハンマーとレンチ,かなづち,とんかち,スパナ,レンチ,工具
🗡️||dagger|knife,weapon|短刀,ダガー,ナイフ,武器,短剣
⚔️||crossed_swords|crossed swords,crossed,swords,weapon|クロスした剣,つるぎ,刀,剣,武器
💣||bomb|boom,comic,dangerous,explosion,hot|爆弾,危険,爆発
🪃||boomerang|rebound,repercussion,weapon|ブーメラン,オーストラリア,武器,玩具,跳ね返り,返って来る
🏹||bow_and_arrow|bow and arrow,archer,archery,arrow,bow,sagittarius,tool,weapon|弓矢,射手,射手座,弓,星座,武器,矢
🛡️||shield|weapon|盾,シールド,防具
🪚||carpentry_saw|carpentry saw,carpenter,carpentry,cut,lumber,saw,tool,trim|のこぎり,ノコ,刃,切る,大工,工具,木工
🔧||wrench|home,improvement,spanner,tool|レンチ,スパナ,工具
🪛||screwdriver|flathead,handy,screw,tool|ねじ回し,スクリュードライバー,ドライバー,マイナスドライバー,工具
🔩||nut_and_bolt|nut and bolt,bolt,home,improvement,nut,tool|ボルトとナット,ナット,ボルト,工具
⚙️||gear|cog,cogwheel,tool|歯車,ギア,工具
🗜️||clamp,compression|compress,tool,vice|万力,クランプ,バイス,工具
⚖️||balance_scale,scales|balance scale,balance,justice,libra,scale,tool,weight,zodiac|天秤,はかり,バランス,化学,天秤座,実験,星座
🦯||probing_cane,white_cane|white cane,accessibility,blind,cane,probing,white|白杖,つえ,アクセシビリティ,視覚,障がい
🔗||link|links|リンクシンボル,リンク,環
⛓️‍💥||broken_chain|broken chain,break,breaking,broken,chain,cuffs,freedom|壊れた鎖,くさり,チェーン,壊れた
⛓️||chains|chain|鎖,くさり,チェーン
🪝||hook|catch,crook,curve,ensnare,point,selling|フック,引っかけ,引っ掛け,掛け金,留め金,鉤
🧰||toolbox|box,chest,mechanic,red,tool|工具箱,ツールボックス,メカニック,整備士,機械工,箱,赤い箱
🧲||magnet|attraction,horseshoe,magnetic,negative,positive,shape,u|u字型磁石,マグネット,引き付ける,正負,磁石,蹄鉄
🪜||ladder|climb,rung,step|はしご,ステッパー,梯子,登る,高所作業
🪏||shovel|bury,dig,garden,hole,plant,scoop,snow,spade|シャベル,ショベル,スコップ,掘る,穴,鋤
⚗️||alembic|chemistry,tool|蒸留器,化学,実験
🧪||test_tube|test tube,chemist,chemistry,experiment,lab,science,test,tube|試験管,ラボ,化学,化学者,実験,科学
🧫||petri_dish|petri dish,bacteria,biologist,biology,culture,dish,lab,petri|ペトリ皿,バクテリア,培養,実験,生物学,生物学者
🧬||dna,double_helix|biologist,evolution,gene,genetics,life|生命,生物学,生物学者,進化,遺伝子
🔬||microscope|experiment,lab,science,tool|顕微鏡,サイエンス,実験,研究,科学
🔭||telescope|contact,extraterrestrial,science,tool|望遠鏡,サイエンス,天体観測,科学,観測
📡||satellite,satellite_antenna|satellite antenna,aliens,antenna,contact,dish,science|パラボラアンテナ,アンテナ,パラボラ,科学,衛星アンテナ,電波
💉||syringe|doctor,flu,medicine,needle,shot,sick,tool,vaccination|注射器,予防接種,医療器具,医者,注射,病気,薬,針
🩸||drop_of_blood|drop of blood,bleed,blood,donation,drop,injury,medicine,menstruation|血液,けが,出血,医療,医者,献血,生理
💊||pill|doctor,drugs,medicated,medicine,pills,sick,vitamin|薬,カプセル,ビタミン剤,医者,病気
🩹||adhesive_bandage,bandaid|adhesive bandage,adhesive,bandage|絆創膏,けが,ばんそうこう,傷,手当て,薬
🩼||crutch|aid,cane,disability,help,hurt,injured,mobility,stick|松葉杖,ステッキ,怪我,杖,歩行補助,障がい
🩺||stethoscope|doctor,heart,medicine|聴診器,医療,医者,心臓,病気
🩻||x_ray,x-ray,xray|bones,doctor,medical,skeleton,skull|x線,レントゲン,医者,骨,骨格
🚪||door|back,closet,front|ドア,戸,扉,玄関
🛗||elevator|accessibility,hoist,lift|エレベーター,アクセシビリティ,バリアフリー,リフト,昇降機
🪞||mirror|makeup,reflection,reflector,speculum|鏡,ミラー,メーク,反射,姿見,身だしなみ
🪟||window|air,frame,fresh,opening,transparent,view|窓,ウィンドウ,フレーム,換気,眺め,開ける
🛏️||bed|hotel,sleep|ベッド,ホテル,寝る,睡眠
🛋️||couch_and_lamp|couch and lamp,couch,hotel,lamp|ソファとランプ,ソファ,ホテル,ランプ,長椅子
🪑||chair|seat,sit|椅子,シート,チェア,家具,腰掛け
🚽||toilet|bathroom|便器,お手洗い,トイレ,便座
🪠||plunger|cup,force,plumber,poop,suction,toilet|ラバーカップ,すっぽん,トイレ,プランジャー,吸引カップ,通水カップ
🚿||shower|water|シャワー,風呂
🛁||bathtub|bath|バスタブ,泡風呂,浴槽,風呂
🪤||mouse_trap|mouse trap,bait,cheese,lure,mouse,mousetrap,snare,trap|ねずみ捕り,おびき寄せる,ばね,わな,チーズ,マウストラップ,仕掛け
🪒||razor|sharp,shave|剃刀,かみそり,ひげそり,レザー,レーザー,刃,刃物,鋭い
🧴||lotion_bottle|lotion bottle,bottle,lotion,moisturizer,shampoo,sunscreen|ローション,シャンプー,ローションボトル,化粧水,日焼け止め
🧷||safety_pin|safety pin,diaper,pin,punk,rock,safety|安全ピン,止めピン
🧹||broom|cleaning,sweeping,witch|ほうき,掃く,掃除,魔女
🧺||basket|farming,laundry,picnic|かご,ピクニック,収穫,洗濯
🧻||roll_of_paper,toilet_paper|roll of paper,paper,roll,toilet,towels|トイレットペーパー,キッチンペーパー,ペーパータオル,ロールペーパー
🪣||bucket|cask,pail,vat|バケツ,おけ,ばけつ,ポリバケツ,容器
🧼||soap|bar,bathing,clean,cleaning,lather,soapdish|石けん,ソープ,泡,清潔,風呂
🫧||bubbles|bubble,burp,clean,floating,pearl,soap,underwater|泡,あぶく,シャボン玉,バブル,水中,石けん
🪥||toothbrush|bathroom,brush,clean,dental,hygiene,teeth,toiletry|歯ブラシ,お手入れ,ブラシ,歯磨き,洗面所,虫歯,衛生
🧽||sponge|absorbing,cleaning,porous,soak|スポンジ,吸収,掃除,海綿
🧯||fire_extinguisher|fire extinguisher,extinguish,extinguisher,fire,quench|消火器,消火,消火器具,消防,火事
🛒||shopping_cart|shopping cart,cart,shopping,trolley|ショッピングカート,カート,ショッピング,スーパー,買い物
🚬||smoking,cigarette||煙草,たばこ,タバコ,喫煙
⚰️||coffin|dead,death,vampire|棺桶,吸血鬼,埋葬,棺,死,死者
🪦||headstone|cemetery,dead,grave,graveyard,memorial,rip,tomb,tombstone|墓石,お墓,埋葬,墓地,墓場,石碑,追悼
⚱️||funeral_urn|funeral urn,ashes,death,funeral,urn|骨壺,埋葬,死,葬儀,遺灰
🧿||nazar_amulet|nazar amulet,amulet,bead,blue,charm,evil-eye,nazar,talisman|ナザール・ボンジュウ,お守り,ナザール,ビーズ,邪視,青,魔除け
🪬||hamsa|amulet,fatima,fortune,guide,hand,mary,miriam,palm|ハムサ,お守り,ファーティマ,ミリアム,手,目,護符
🗿||moyai,moai|face,statue,stoneface,travel|モアイ,モヤイ,像,石像,顔
🪧||placard|card,demonstration,notice,picket,plaque,protest,sign|プラカード,デモ,主張,抗議,異議,看板
🪪||identification_card,id_card|identification card,card,credentials,document,id,identification,license,security|身分証,id,セキュリティ,免許証,身分証明書,運転免許証
`,
  symbols: `
🏧||atm|atm sign,automated,bank,cash,money,sign,teller|現金自動預け払い機,銀行
🚮||put_litter_in_its_place,litter_bin|litter in bin sign,bin,litter,litterbin,sign|ゴミ箱,くずかご,ごみ箱,ゴミ捨て
🚰||potable_water|potable water,drinking,potable,water|飲料水,水,水道,飲み水
♿||wheelchair,handicapped|wheelchair symbol,access,handicap,symbol|車椅子,バリアフリー,バリヤフリー
🚹||mens|men’s room,bathroom,lavatory,man,men’s,restroom,room,toilet|男子トイレ,wc,お手洗い,トイレ,化粧室,男性
🚺||womens|women’s room,bathroom,lavatory,restroom,room,toilet,wc,woman|女子トイレ,wc,お手洗い,トイレ,化粧室,女性
🚻||restroom,bathroom|lavatory,toilet,wc|トイレ,wc,お手洗い,化粧室
🚼||baby_symbol|baby symbol,baby,changing,symbol|ベビーマーク,ベビー,ベビーシート,赤ちゃん,赤ん坊
🚾||wc,water_closet|water closet,bathroom,closet,lavatory,restroom,toilet,water|お手洗い,トイレ,化粧室
🛂||passport_control|passport control,control,passport|出入国審査,パスポートコントロール,入出国,出入国
🛃||customs|packing|税関,通関
🛄||baggage_claim|baggage claim,arrived,baggage,bags,case,checked,claim,journey|手荷物受取,スーツケース,バゲッジクレーム,手荷物,預け入れ荷物
🛅||left_luggage|left luggage,baggage,case,left,locker,luggage|手荷物預かり,コインロッカー,スーツケース,ロッカー,手荷物
⚠️||warning|caution|警告,標識,注意
🚸||children_crossing|children crossing,child,children,crossing,pedestrian,traffic|児童横断,子供,学校、幼稚園、保育所等あり,標識,通学路
⛔||no_entry|no entry,do,entry,fail,forbidden,no,not,pass|車両進入禁止,標識,禁止,規制,進入禁止,道路
🚫||no_entry_sign|prohibited,entry,forbidden,no,not,smoke|車両通行止め,標識,禁止,規制,通行止め,道路
🚳||no_bicycles|no bicycles,bicycle,bicycles,bike,forbidden,no,not,prohibited|自転車禁止,標識,禁止,自転車,規制,道路
🚭||no_smoking|no smoking,forbidden,no,not,prohibited,smoke,smoking|禁煙,タバコ,煙草,禁止
🚯||do_not_litter,no_littering|no littering,forbidden,litter,littering,no,not,prohibited|ポイ捨て禁止,ごみ,ゴミ,ゴミ捨て禁止,禁止
🚱||non-potable_water|non-potable water,dry,non-drinking,non-potable,prohibited,water|飲用不可,禁止,飲めない水,飲用禁止
🚷||no_pedestrians|no pedestrians,forbidden,no,not,pedestrian,pedestrians,prohibited|歩行者立入禁止,標識,禁止,規制,道路
📵||no_mobile_phones|no mobile phones,cell,forbidden,mobile,no,not,phone,phones|携帯電話禁止,スマホ禁止,スマートフォン禁止,携帯禁止
🔞||underage,no_one_under_18|no one under eighteen,18,age,eighteen,forbidden,no,not,one|18歳未満禁止,18禁,年齢制限,未成年,禁止
☢️||radioactive|sign|放射能,危険,放射性,放射線
☣️||biohazard|sign|バイオハザード,危険,有害物質
⬆️||arrow_up|up arrow,arrow,cardinal,direction,north,up|上矢印,上,北,矢印
↗️||arrow_upper_right|up-right arrow,arrow,direction,intercardinal,northeast,up-right|右上矢印,北東,右上,矢印
➡️||arrow_right|right arrow,arrow,cardinal,direction,east,right|右矢印,右,東,矢印
↘️||arrow_lower_right|down-right arrow,arrow,direction,down-right,intercardinal,southeast|右下矢印,南東,右下,矢印
⬇️||arrow_down|down arrow,arrow,cardinal,direction,down,south|下矢印,下,南,矢印
↙️||arrow_lower_left|down-left arrow,arrow,direction,down-left,intercardinal,southwest|左下矢印,南西,左下,矢印
⬅️||arrow_left|left arrow,arrow,cardinal,direction,left,west|左矢印,左,矢印,西
↖️||arrow_upper_left|up-left arrow,arrow,direction,intercardinal,northwest,up-left|左上矢印,北西,左上,矢印
↕️||arrow_up_down|up-down arrow,arrow,up-down|上下矢印,上下,矢印
↔️||left_right_arrow|left-right arrow,arrow,left-right|左右矢印,左右,矢印
↩️||leftwards_arrow_with_hook,arrow_left_hook|right arrow curving left,arrow,curving,left,right|右カーブ矢印,カーブ,左,曲線,矢印
↪️||arrow_right_hook,rightwards_arrow_with_hook|left arrow curving right,arrow,curving,left,right|左カーブ矢印,カーブ,右,曲線,矢印
⤴️||arrow_heading_up|right arrow curving up,arrow,curving,right,up|上カーブ矢印,カーブ,上,曲線,矢印
⤵️||arrow_heading_down|right arrow curving down,arrow,curving,down,right|下カーブ矢印,カーブ,下,曲線,矢印
🔃||arrows_clockwise,clockwise|clockwise vertical arrows,arrow,arrows,refresh,reload,vertical|右回り縦矢印,リロード,再読み込み,右回り,時計回り,矢印
🔄||arrows_counterclockwise,counterclockwise|counterclockwise arrows button,again,anticlockwise,arrow,arrows,button,deja,refresh|左回り矢印,リピート,反時計回り,更新,矢印,繰り返し,逆回り
🔙||back|back arrow,arrow|back矢印,バック,戻る,矢印
🔚||end|end arrow,arrow|end矢印,エンド,矢印,終わり
🔛||on|on! arrow,arrow,mark,on!|on矢印,オン,矢印
🔜||soon|soon arrow,arrow,brb,omw|soon矢印,すぐ,矢印
🔝||top|top arrow,arrow,homie,up|top矢印,トップ,上,矢印
🛐||place_of_worship|place of worship,place,pray,religion,worship|礼拝所,宗教,礼拝,祈り
⚛️||atom_symbol,atom|atom symbol,atheist,symbol|原子のシンボル,元素,分子,原子,無神論
🕉️||om|hindu,religion|オーム,ヒンズー教,ヒンドゥー教,宗教
✡️||star_of_david|star of david,david,jew,jewish,judaism,religion,star|ダビデの星,ユダヤ教,六芒星,宗教,星
☸️||wheel_of_dharma|wheel of dharma,buddhist,dharma,religion,wheel|法輪,仏教,宗教,転法輪
☯️||yin_yang|yin yang,difficult,lives,religion,tao,taoist,total,yang|陰陽,インヤン,宗教,道教
✝️||latin_cross|latin cross,christ,christian,cross,latin,religion|十字架,キリスト教,クロス,ラテン十字,宗教
☦️||orthodox_cross|orthodox cross,christian,cross,orthodox,religion|八端十字架,キリスト教,十字架,宗教
☪️||star_and_crescent|star and crescent,crescent,islam,muslim,ramadan,religion,star|星と三日月,イスラム教,ムスリム,三日月,宗教,星
☮️||peace_symbol,peace|peace symbol,healing,peaceful,symbol|ピースマーク,平和,平和のシンボル
🕎||menorah|candelabrum,candlestick,hanukkah,jewish,judaism,religion|メノーラー,ハヌカー,メノラー,ユダヤ教,宗教,燭台
🔯||six_pointed_star|dotted six-pointed star,dotted,fortune,jewish,judaism,six-pointed,star|六芒星,ダビデ,ユダヤ教,六角星,占い,星
🪯||khanda|deg,fateh,khalsa,religion,sikh,sikhism,tegh|カンダ,カルサ,シク教,シーク教,シーク教徒,信仰,剣,宗教
♈||aries|horoscope,ram,zodiac|おひつじ座,星座,牡羊座
♉||taurus|bull,horoscope,ox,zodiac|おうし座,星座,牡牛座
♊||gemini|horoscope,twins,zodiac|ふたご座,双子座,星座
♋||cancer|crab,horoscope,zodiac|かに座,星座,蟹座
♌||leo|horoscope,lion,zodiac|しし座,星座,獅子座
♍||virgo|horoscope,zodiac|おとめ座,乙女座,星座
♎||libra|balance,horoscope,justice,scales,zodiac|てんびん座,天秤座,星座
♏||scorpius|scorpio,horoscope,scorpion,zodiac|さそり座,星座,蠍座
♐||sagittarius|archer,horoscope,zodiac|いて座,射手座,星座
♑||capricorn|goat,horoscope,zodiac|やぎ座,山羊座,星座
♒||aquarius|bearer,horoscope,water,zodiac|みずがめ座,星座,水瓶座
♓||pisces|fish,horoscope,zodiac|うお座,星座,魚座
⛎||ophiuchus|bearer,serpent,snake,zodiac|へびつかい座,星座,蛇遣座
🔀||twisted_rightwards_arrows,shuffle|shuffle tracks button,arrow,button,crossed,tracks|シャッフルボタン,シャッフル,ボタン,交差,矢印
🔁||repeat|repeat button,arrow,button,clockwise|リピートボタン,ボタン,リピート,全曲,時計回り,矢印,繰り返し
🔂||repeat_one|repeat single button,arrow,button,clockwise,once,repeat,single|1曲リピートボタン,ボタン,リピート,時計回り,矢印,繰り返し
▶️||arrow_forward,play|play button,arrow,button,right,triangle|再生ボタン,プレイ,ボタン,再生,矢印
⏩||fast_forward|fast-forward button,arrow,button,double,fast,fast-forward,forward|早送りボタン,ボタン,倍速,早送り,矢印
⏭️||next_track_button,next_track|next track button,arrow,button,next,scene,track,triangle|次の曲ボタン,ボタン,次のシーン,次のトラック,矢印
⏯️||play_or_pause_button,play_pause|play or pause button,arrow,button,pause,play,right,triangle|再生／一時停止ボタン,ボタン,一時停止,再生,矢印
◀️||arrow_backward,reverse|reverse button,arrow,button,left,triangle|逆再生ボタン,ボタン,巻き戻し,矢印,逆再生
⏪||rewind,fast_reverse|fast reverse button,arrow,button,double,fast,reverse|早戻しボタン,倍速,巻き戻し,戻る,早戻し,矢印
⏮️||previous_track_button,previous_track|last track button,arrow,button,last,previous,scene,track,triangle|前の曲ボタン,ボタン,前のシーン,前のトラック,矢印
🔼||arrow_up_small,up|upwards button,arrow,button,red,upwards|上ボタン,ボタン,上,矢印
⏫||arrow_double_up,fast_up|fast up button,arrow,button,double,fast,up|高速上ボタン,ボタン,上,二重,矢印
🔽||arrow_down_small,down|downwards button,arrow,button,downwards,red|下ボタン,ボタン,下,矢印
⏬||arrow_double_down,fast_down|fast down button,arrow,button,double,down,fast|高速下ボタン,ボタン,下,二重,矢印
⏸️||pause_button,pause|pause button,bar,button,double,vertical|一時停止ボタン,ボタン,ポーズ,一時停止
⏹️||stop_button,stop|stop button,button,square|停止ボタン,ストップ,ボタン,停止,四角
⏺️||record_button,record|record button,button,circle|録音録画ボタン,ボタン,丸,録画,録音
⏏️||eject_button,eject|eject button,button|取り出しボタン,イジェクト,ボタン,取り出し
🎦||cinema|camera,film,movie|映画,カメラ,動画,映画館
🔅||low_brightness,dim_button|dim button,brightness,button,dim,low|低輝度,ブライトネス,明るさ,暗い,輝度
🔆||high_brightness,bright_button|bright button,bright,brightness,button,light|高輝度,ブライトネス,明るい,明るさ,輝度
📶||signal_strength,antenna_bars|antenna bars,antenna,bar,bars,cell,communication,mobile,phone|アンテナマーク,スマホ,スマートフォン,圏内,携帯電話,電波
🛜||wireless|broadband,computer,connectivity,hotspot,internet,network,router,smartphone|wi-fi,インターネット,スマホ,ネットワーク,ブロードバンド,ホットスポット,接続,無線
📳||vibration_mode|vibration mode,cell,communication,mobile,mode,phone,telephone,vibration|マナーモード,スマホ,スマートフォン,携帯,携帯電話
📴||mobile_phone_off|mobile phone off,cell,mobile,off,phone,telephone|携帯電話電源オフ,オフ,スマホ,スマートフォン,携帯電話,電源オフ
♀️||female_sign,female|female sign,sign,woman|女性のマーク,シンボル,女,女性
♂️||male_sign,male|male sign,man,sign|男性のマーク,シンボル,男,男性
⚧️||transgender_symbol|transgender symbol,symbol,transgender|トランスジェンダーのマーク,lgbt,tg,シンボル,性別
✖️||heavy_multiplication_x,multiplication,multiply|cancel,sign,x,×|掛け算,キャンセル,バツ,ペケ,乗算,記号
➕||heavy_plus_sign,plus|+|プラス,+,加算,記号,足し算,足す
➖||heavy_minus_sign,minus|-,heavy,math,sign,−|マイナス,-,引き算,引く,減算,計算,記号
➗||heavy_division_sign,divide,division|heavy,math,sign,÷|割り算,/,割る,記号,除算
🟰||heavy_equals_sign|heavy equals sign,answer,equal,equality,equals,heavy,math,sign|太字の等号,イコール,数学,等しい,等号
♾️||infinity|forever,unbounded,universal|無限大,万物,永遠,無限
‼️||bangbang,double_exclamation|double exclamation mark,!,!!,double,exclamation,mark,punctuation|二重感嘆符,!,びっくりマーク,エクスクラメーションマーク,感嘆符,約物,記号
⁉️||interrobang,exclamation_question|exclamation question mark,!,!?,?,exclamation,mark,punctuation,question|感嘆符疑問符,!,!?,?,はてなマーク,びっくりマーク,記号
❓||question|red question mark,?,mark,punctuation,red|赤い疑問符,?,はてなマーク,クエスチョンマーク,疑問符,約物,記号
❔||grey_question,white_question|white question mark,?,mark,outlined,punctuation,question,white|白い疑問符,?,はてなマーク,クエスチョンマーク,疑問符,約物,記号
❕||grey_exclamation,white_exclamation|white exclamation mark,!,exclamation,mark,outlined,punctuation,white|白い感嘆符,!,びっくりマーク,エクスクラメーションマーク,疑問符,約物,記号
❗||exclamation,heavy_exclamation_mark|red exclamation mark,!,mark,punctuation,red|赤い感嘆符,!,びっくりマーク,エクスクラメーションマーク,感嘆符,約物,記号
〰️||wavy_dash|wavy dash,dash,punctuation,wavy|波線,波,約物,記号
💱||currency_exchange|currency exchange,bank,currency,exchange,money|外貨両替,お金,ドル,ドル円,両替,円,円ドル,通貨
💲||heavy_dollar_sign|heavy dollar sign,billion,cash,charge,currency,dollar,heavy,million|ドル記号,お金,ドル,通貨
⚕️||medical_symbol,medical|medical symbol,aesculapius,medicine,staff,symbol|医療のシンボル,アスクレピオスの杖,医療,医者,治療
♻️||recycle,recycling_symbol|recycling symbol,recycling,symbol|リサイクルマーク,リサイクル,再利用,再生
⚜️||fleur_de_lis,fleur-de-lis|knights|フルール・ド・リス,エンブレム,フランス王家,ユリ,紋章
🔱||trident|trident emblem,anchor,emblem,poseidon,ship,tool|トライデント,エンブレム,三つ又,海
📛||name_badge|name badge,badge,name|名札,バッジ,保育園,保育所,幼稚園
🔰||beginner|japanese symbol for beginner,chevron,green,japanese,leaf,symbol,tool,yellow|初心者マーク,初心者,若葉マーク
⭕||o,hollow_red_circle,red_o|hollow red circle,circle,heavy,hollow,large,red|太い丸,円,記号,赤い丸,輪
✅||white_check_mark,check_mark_button|check mark button,button,check,checked,checkmark,complete,completed,done|白抜きのチェック,チェック,チェックマーク,済,記号
☑️||ballot_box_with_check|check box with check,ballot,box,check,checked,done,off,tick|チェックボックス,チェック,チェックマーク,済,記号
✔️||heavy_check_mark,check_mark|check mark,check,checked,checkmark,done,heavy,mark,tick|太字のチェック,チェック,チェックマーク,済,記号
❌||x,cross_mark|cross mark,cancel,cross,mark,multiplication,multiply,×|バツ,キャンセル,ペケ,乗算,掛け算,記号
❎||negative_squared_cross_mark,cross_mark_button|cross mark button,button,cross,mark,multiplication,multiply,square,x|白抜きのバツ,キャンセル,バツ,ペケ,乗算,掛け算,記号
➰||curly_loop|curly loop,curl,curly,loop|ループ,記号,輪っか,長音
➿||loop,double_curly_loop|double curly loop,curl,curly,double|ダブルループ,フリーダイヤル,ループ,記号,輪っか
〽️||part_alternation_mark|part alternation mark,alternation,mark,part|いおりてん,庵点,歌記号,約物,記号
✳️||eight_spoked_asterisk|eight-spoked asterisk,*,asterisk,eight-spoked|八角アスタリスク,アスタリスク,約物,記号
✴️||eight_pointed_black_star|eight-pointed star,*,eight-pointed,star|八角星,星,約物,記号
❇️||sparkle|*|スパークル,アスタリスク,キラキラ,約物,記号
©️||copyright|c|著作権マーク,cマーク,コピーライト,著作権,記号
®️||registered|r|登録商標マーク,rマーク,登録商標,記号
™️||tm,trade_mark|trade mark,mark,trade,trademark|商標マーク,tmマーク,トレードマーク,商標,記号
🫟||splatter|drip,holi,ink,liquid,mess,paint,spill,stain|飛び散ったペンキ,しぶき,スプラッシュ,ペンキ,飛び散り,飛沫
#️⃣||hash,number_sign|keycap: #,keycap|囲み数字: #,囲み数字
*️⃣||asterisk|keycap: *,keycap|囲み数字: *,囲み数字
0️⃣||zero|keycap: 0,0,keycap|囲み数字: 0,0,囲み数字
1️⃣||one|keycap: 1,1,keycap|囲み数字: 1,1,一,囲み数字
2️⃣||two|keycap: 2,2,keycap|囲み数字: 2,2,二,囲み数字
3️⃣||three|keycap: 3,3,keycap|囲み数字: 3,3,三,囲み数字
4️⃣||four|keycap: 4,4,keycap|囲み数字: 4,4,四,囲み数字
5️⃣||five|keycap: 5,5,keycap|囲み数字: 5,5,五,囲み数字
6️⃣||six|keycap: 6,6,keycap|囲み数字: 6,6,六,囲み数字
7️⃣||seven|keycap: 7,7,keycap|囲み数字: 7,7,七,囲み数字
8️⃣||eight|keycap: 8,8,keycap|囲み数字: 8,8,八,囲み数字
9️⃣||nine|keycap: 9,9,keycap|囲み数字: 9,9,九,囲み数字
🔟||keycap_ten,ten|keycap: 10,keycap|囲み数字: 10,囲み数字
🔠||capital_abcd|input latin uppercase,abcd,input,latin,letters,uppercase|英大文字の入力,abcd,アルファベット,ローマ字,入力,大文字,英字
🔡||abcd|input latin lowercase,input,latin,letters,lowercase|英小文字の入力,アルファベット,ローマ字,入力,小文字,英字
🔢||1234|input numbers,input,numbers|数字の入力,入力,数字
🔣||symbols|input symbols,%,&,input,♪,〒|記号の入力,〒♪&%,入力,記号
🔤||abc|input latin letters,alphabet,input,latin,letters|英字の入力,アルファベット,ローマ字,入力,英字
🅰️||a,a_blood|a button (blood type),blood,button,type|血液型a型,a型,血液型
🆎||ab,ab_blood|ab button (blood type),blood,button,type|血液型ab型,ab型,血液型
🅱️||b,b_blood|b button (blood type),blood,button,type|血液型b型,b型,血液型
🆑||cl|cl button,button|clマーク,クリア
🆒||cool|cool button,button|coolマーク,クール
🆓||free|free button,button|freeマーク,タダ,フリー,無料
ℹ️||information_source,info|information,i|iマーク,i,インフォメーション,情報,案内所
🆔||id|id button,button,identity|idマーク,アイディー
Ⓜ️||m|circled m,circle,circled|丸いmマーク,丸
🆕||new|new button,button|newマーク,新,新しい
🆖||ng|ng button,button|ngマーク,エヌジー,ボツ
🅾️||o2,o,o_blood|o button (blood type),blood,button,type|血液型o型,o型,血液型
🆗||ok|ok button,button,okay|okマーク,オッケー,オーケー
🅿️||parking|p button,button,p|pマーク,p,パーキング,駐車場
🆘||sos|sos button,button,help|sosマーク,エスオーエス,助けて
🆙||up,up2|up! button,button,mark,up!|upマーク,アップ,更新
🆚||vs|vs button,button,versus|vsマーク,バーサス,ブイエス,ヴァーサス,ヴィエス,対
🈁||koko,ja_here|japanese “here” button,button,here,japanese,katakana|ココのマーク,ここ,ココ
🈂️||sa,ja_service_charge|japanese “service charge” button,button,charge,japanese,katakana,service|サのマーク,サ,サービス料
🈷️||u6708,ja_monthly_amount|japanese “monthly amount” button,amount,button,ideograph,japanese,monthly|月マーク,月,月極,月額
🈶||u6709,ja_not_free_of_carge|japanese “not free of charge” button,button,charge,free,ideograph,japanese,not|有マーク,有,有料,有限
🈯||u6307,ja_reserved|japanese “reserved” button,button,ideograph,japanese,reserved|指マーク,指,指定席
🉐||ideograph_advantage,ja_bargain|japanese “bargain” button,bargain,button,ideograph,japanese|マル得,お得,バーゲン,得
🈹||u5272,ja_discount|japanese “discount” button,button,discount,ideograph,japanese|割マーク,ディスカウント,割,割引
🈚||u7121,ja_free_of_charge|japanese “free of charge” button,button,charge,free,ideograph,japanese|無マーク,タダ,無,無料
🈲||u7981,ja_prohibited|japanese “prohibited” button,button,ideograph,japanese,prohibited|禁マーク,厳禁,禁,禁止
🉑||accept,ja_acceptable|japanese “acceptable” button,acceptable,button,ideograph,japanese|可マーク,可,可能,許可
🈸||u7533,ja_application|japanese “application” button,application,button,ideograph,japanese|申マーク,申,申し込み,申請
🈴||u5408,ja_passing_grade|japanese “passing grade” button,button,grade,ideograph,japanese,passing|合マーク,合,合格
🈳||u7a7a,ja_vacancy|japanese “vacancy” button,button,ideograph,japanese,vacancy|空マーク,空,空き,空室,空席
㊗️||congratulations,ja_congratulations|japanese “congratulations” button,button,ideograph,japanese|祝マーク,おめでとう,お祝い,祝
㊙️||secret,ja_secret|japanese “secret” button,button,ideograph,japanese|マル秘,極秘,社外秘,秘,秘密
🈺||u55b6,ja_open_for_business|japanese “open for business” button,business,button,ideograph,japanese,open|営マーク,営,営業中,営業日
🈵||u6e80,ja_no_vacancy|japanese “no vacancy” button,button,ideograph,japanese,no,vacancy|満マーク,満員,満室,満席,満車
🔴||red_circle|red circle,circle,geometric,red|赤い丸,丸,丸いボタン,赤
🟠||orange_circle|orange circle,circle,orange|オレンジの丸,オレンジ,丸,丸いボタン
🟡||yellow_circle|yellow circle,circle,yellow|黄色い丸,丸,丸いボタン,黄色
🟢||green_circle|green circle,circle,green|緑の丸,丸,丸いボタン,緑
🔵||large_blue_circle,blue_circle|blue circle,blue,circle,geometric|青い丸,丸,丸いボタン,青
🟣||purple_circle|purple circle,circle,purple|紫の丸,丸,丸いボタン,紫
🟤||brown_circle|brown circle,brown,circle|茶色の丸,丸,丸いボタン,茶色
⚫||black_circle|black circle,black,circle,geometric|黒い丸,丸,丸いボタン,黒,黒丸
⚪||white_circle|white circle,circle,geometric,white|白い丸,丸,丸いボタン,白
🟥||red_square|red square,card,penalty,red,square|赤い四角,四角,正方形,赤
🟧||orange_square|orange square,orange,square|オレンジの四角,オレンジ,四角,正方形
🟨||yellow_square|yellow square,card,penalty,square,yellow|黄色い四角,四角,正方形,黄色
🟩||green_square|green square,green,square|緑の四角,四角,正方形,緑
🟦||blue_square|blue square,blue,square|青い四角,四角,正方形,青
🟪||purple_square|purple square,purple,square|紫の四角,四角,正方形,紫
🟫||brown_square|brown square,brown,square|茶色い四角,四角,正方形,茶色
⬛||black_large_square|black large square,black,geometric,large,square|黒四角特大,四角,正方形,黒
⬜||white_large_square|white large square,geometric,large,square,white|白四角特大,四角,正方形,白
◼️||black_medium_square|black medium square,black,geometric,medium,square|黒四角大,四角,正方形,黒
◻️||white_medium_square|white medium square,geometric,medium,square,white|白四角大,四角,正方形,白
◾||black_medium_small_square|black medium-small square,black,geometric,medium-small,square|黒四角中,四角,正方形,黒
◽||white_medium_small_square|white medium-small square,geometric,medium-small,square,white|白四角中,四角,正方形,白
▪️||black_small_square|black small square,black,geometric,small,square|黒四角小,四角,正方形,黒
▫️||white_small_square|white small square,geometric,small,square,white|白四角小,四角,正方形,白
🔶||large_orange_diamond|large orange diamond,diamond,geometric,large,orange|大きいオレンジのひし形,ひし形,オレンジ,ダイア,ダイヤ,四角
🔷||large_blue_diamond|large blue diamond,blue,diamond,geometric,large|大きい青のひし形,ひし形,ダイア,ダイヤ,四角,青
🔸||small_orange_diamond|small orange diamond,diamond,geometric,orange,small|小さいオレンジのひし形,ひし形,オレンジ,ダイア,ダイヤ,四角
🔹||small_blue_diamond|small blue diamond,blue,diamond,geometric,small|小さい青のひし形,ひし形,ダイア,ダイヤ,四角,青
🔺||small_red_triangle|red triangle pointed up,geometric,pointed,red,triangle,up|赤い上三角,三角,上,赤
🔻||small_red_triangle_down|red triangle pointed down,down,geometric,pointed,red,triangle|赤い下三角,三角,下,赤
💠||diamond_shape_with_a_dot_inside,diamond_with_a_dot|diamond with a dot,comic,diamond,dot,geometric|ドット付きひし形,ひし形,ダイア,ダイヤ
🔘||radio_button|radio button,button,geometric,radio|ラジオボタン,ボタン,二重丸
🔳||white_square_button|white square button,button,geometric,outlined,square,white|白枠四角,ボタン,四角ボタン,正方形
🔲||black_square_button|black square button,black,button,geometric,square|黒枠四角,ボタン,四角ボタン,正方形
`,
  flags: `
🏁||checkered_flag|chequered flag,checkered,chequered,finish,flag,flags,game,race|チェッカーフラッグ,スポーツ,フラグ,フラッグ,レーシング,レース,勝利,旗
🚩||triangular_flag_on_post,triangular_flag|triangular flag,construction,flag,golf,post,triangular|三角の旗,ゴルフ,スポーツ,フラグ,フラッグ,建築,旗
🎌||crossed_flags|crossed flags,celebration,cross,crossed,flags,japanese|祝日の旗,フラグ,フラッグ,交差した旗,旗,日の丸,日本,祝日
🏴||black_flag|black flag,black,flag,waving|黒旗,フラグ,フラッグ,旗,黒
🏳️||white_flag|white flag,flag,waving,white|白旗,フラグ,フラッグ,旗,白
🏳️‍🌈||rainbow_flag|rainbow flag,bisexual,flag,gay,genderqueer,glbt,glbtq,lesbian|レインボーフラッグ,glbt,lgbt,lgbtq,lgbtqia,ゲイ,トランスジェンダー,バイセクシュアル
🏳️‍⚧️||transgender_flag|transgender flag,blue,flag,light,pink,transgender,white|トランスジェンダーフラッグ,lgbt,tg,トランスジェンダー,フラグ,フラッグ,旗
🏴‍☠️||pirate_flag,jolly_roger|pirate flag,flag,jolly,pirate,plunder,roger,treasure|海賊旗,ジョリー・ロジャー,宝物,海賊,略奪
🇦🇨||ascension_island,flag_ac|flag: ascension island,ac,flag|旗: アセンション島,ac,旗
🇦🇩||andorra,flag_ad|flag: andorra,ad,flag|旗: アンドラ,ad,旗
🇦🇪||united_arab_emirates,flag_ae|flag: united arab emirates,ae,flag|旗: アラブ首長国連邦,ae,旗
🇦🇫||afghanistan,flag_af|flag: afghanistan,af,flag|旗: アフガニスタン,af,旗
🇦🇬||antigua_barbuda,flag_ag|flag: antigua & barbuda,ag,flag|旗: アンティグア・バーブーダ,ag,旗
🇦🇮||anguilla,flag_ai|flag: anguilla,ai,flag|旗: アンギラ,ai,旗
🇦🇱||albania,flag_al|flag: albania,al,flag|旗: アルバニア,al,旗
🇦🇲||armenia,flag_am|flag: armenia,am,flag|旗: アルメニア,am,旗
🇦🇴||angola,flag_ao|flag: angola,ao,flag|旗: アンゴラ,ao,旗
🇦🇶||antarctica,flag_aq|flag: antarctica,aq,flag|旗: 南極,aq,旗
🇦🇷||argentina,flag_ar|flag: argentina,ar,flag|旗: アルゼンチン,ar,旗
🇦🇸||american_samoa,flag_as|flag: american samoa,as,flag|旗: 米領サモア,as,旗
🇦🇹||austria,flag_at|flag: austria,at,flag|旗: オーストリア,at,旗
🇦🇺||australia,flag_au|flag: australia,au,flag|旗: オーストラリア,au,旗
🇦🇼||aruba,flag_aw|flag: aruba,aw,flag|旗: アルバ,aw,旗
🇦🇽||aland_islands,flag_ax|flag: åland islands,ax,flag|旗: オーランド諸島,ax,旗
🇦🇿||azerbaijan,flag_az|flag: azerbaijan,az,flag|旗: アゼルバイジャン,az,旗
🇧🇦||bosnia_herzegovina,flag_ba|flag: bosnia & herzegovina,ba,flag|旗: ボスニア・ヘルツェゴビナ,ba,旗
🇧🇧||barbados,flag_bb|flag: barbados,bb,flag|旗: バルバドス,bb,旗
🇧🇩||bangladesh,flag_bd|flag: bangladesh,bd,flag|旗: バングラデシュ,bd,旗
🇧🇪||belgium,flag_be|flag: belgium,be,flag|旗: ベルギー,be,旗
🇧🇫||burkina_faso,flag_bf|flag: burkina faso,bf,flag|旗: ブルキナファソ,bf,旗
🇧🇬||bulgaria,flag_bg|flag: bulgaria,bg,flag|旗: ブルガリア,bg,旗
🇧🇭||bahrain,flag_bh|flag: bahrain,bh,flag|旗: バーレーン,bh,旗
🇧🇮||burundi,flag_bi|flag: burundi,bi,flag|旗: ブルンジ,bi,旗
🇧🇯||benin,flag_bj|flag: benin,bj,flag|旗: ベナン,bj,旗
🇧🇱||st_barthelemy,flag_bl|flag: st. barthélemy,bl,flag|旗: サン・バルテルミー,bl,旗
🇧🇲||bermuda,flag_bm|flag: bermuda,bm,flag|旗: バミューダ,bm,旗
🇧🇳||brunei,flag_bn|flag: brunei,bn,flag|旗: ブルネイ,bn,旗
🇧🇴||bolivia,flag_bo|flag: bolivia,bo,flag|旗: ボリビア,bo,旗
🇧🇶||caribbean_netherlands,flag_bq|flag: caribbean netherlands,bq,flag|旗: オランダ領カリブ,bq,旗
🇧🇷||brazil,flag_br|flag: brazil,br,flag|旗: ブラジル,br,旗
🇧🇸||bahamas,flag_bs|flag: bahamas,bs,flag|旗: バハマ,bs,旗
🇧🇹||bhutan,flag_bt|flag: bhutan,bt,flag|旗: ブータン,bt,旗
🇧🇻||bouvet_island,flag_bv|flag: bouvet island,bv,flag|旗: ブーベ島,bv,旗
🇧🇼||botswana,flag_bw|flag: botswana,bw,flag|旗: ボツワナ,bw,旗
🇧🇾||belarus,flag_by|flag: belarus,by,flag|旗: ベラルーシ,by,旗
🇧🇿||belize,flag_bz|flag: belize,bz,flag|旗: ベリーズ,bz,旗
🇨🇦||canada,flag_ca|flag: canada,ca,flag|旗: カナダ,ca,旗
🇨🇨||cocos_islands,flag_cc|flag: cocos (keeling) islands,cc,flag|旗: ココス(キーリング)諸島,cc,旗
🇨🇩||congo_kinshasa,flag_cd|flag: congo - kinshasa,cd,flag|旗: コンゴ民主共和国(キンシャサ),cd,旗
🇨🇫||central_african_republic,flag_cf|flag: central african republic,cf,flag|旗: 中央アフリカ共和国,cf,旗
🇨🇬||congo_brazzaville,flag_cg|flag: congo - brazzaville,cg,flag|旗: コンゴ共和国(ブラザビル),cg,旗
🇨🇭||switzerland,flag_ch|flag: switzerland,ch,flag|旗: スイス,ch,旗
🇨🇮||cote_divoire,flag_ci|flag: côte d’ivoire,ci,flag|旗: コートジボワール,ci,旗
🇨🇰||cook_islands,flag_ck|flag: cook islands,ck,flag|旗: クック諸島,ck,旗
🇨🇱||chile,flag_cl|flag: chile,cl,flag|旗: チリ,cl,旗
🇨🇲||cameroon,flag_cm|flag: cameroon,cm,flag|旗: カメルーン,cm,旗
🇨🇳||cn,china,flag_cn|flag: china,flag|旗: 中国,旗
🇨🇴||colombia,flag_co|flag: colombia,co,flag|旗: コロンビア,co,旗
🇨🇵||clipperton_island,flag_cp|flag: clipperton island,cp,flag|旗: クリッパートン島,cp,旗
🇨🇶||flag_cq,sark|flag: sark,cq,flag|旗: サーク島,cq,旗
🇨🇷||costa_rica,flag_cr|flag: costa rica,cr,flag|旗: コスタリカ,cr,旗
🇨🇺||cuba,flag_cu|flag: cuba,cu,flag|旗: キューバ,cu,旗
🇨🇻||cape_verde,flag_cv|flag: cape verde,cv,flag|旗: カーボベルデ,cv,旗
🇨🇼||curacao,flag_cw|flag: curaçao,cw,flag|旗: キュラソー,cw,旗
🇨🇽||christmas_island,flag_cx|flag: christmas island,cx,flag|旗: クリスマス島,cx,旗
🇨🇾||cyprus,flag_cy|flag: cyprus,cy,flag|旗: キプロス,cy,旗
🇨🇿||czech_republic,czechia,flag_cz|flag: czechia,cz,flag|旗: チェコ,cz,旗
🇩🇪||de,flag_de,germany|flag: germany,flag|旗: ドイツ,旗
🇩🇬||diego_garcia,flag_dg|flag: diego garcia,dg,flag|旗: ディエゴガルシア島,dg,旗
🇩🇯||djibouti,flag_dj|flag: djibouti,dj,flag|旗: ジブチ,dj,旗
🇩🇰||denmark,flag_dk|flag: denmark,dk,flag|旗: デンマーク,dk,旗
🇩🇲||dominica,flag_dm|flag: dominica,dm,flag|旗: ドミニカ国,dm,旗
🇩🇴||dominican_republic,flag_do|flag: dominican republic,do,flag|旗: ドミニカ共和国,do,旗
🇩🇿||algeria,flag_dz|flag: algeria,dz,flag|旗: アルジェリア,dz,旗
🇪🇦||ceuta_melilla,flag_ea|flag: ceuta & melilla,ea,flag|旗: セウタ・メリリャ,ea,旗
🇪🇨||ecuador,flag_ec|flag: ecuador,ec,flag|旗: エクアドル,ec,旗
🇪🇪||estonia,flag_ee|flag: estonia,ee,flag|旗: エストニア,ee,旗
🇪🇬||egypt,flag_eg|flag: egypt,eg,flag|旗: エジプト,eg,旗
🇪🇭||western_sahara,flag_eh|flag: western sahara,eh,flag|旗: 西サハラ,eh,旗
🇪🇷||eritrea,flag_er|flag: eritrea,er,flag|旗: エリトリア,er,旗
🇪🇸||es,flag_es,spain|flag: spain,flag|旗: スペイン,旗
🇪🇹||ethiopia,flag_et|flag: ethiopia,et,flag|旗: エチオピア,et,旗
🇪🇺||eu,european_union,flag_eu|flag: european union,flag|旗: 欧州連合,旗
🇫🇮||finland,flag_fi|flag: finland,fi,flag|旗: フィンランド,fi,旗
🇫🇯||fiji,flag_fj|flag: fiji,fj,flag|旗: フィジー,fj,旗
🇫🇰||falkland_islands,flag_fk|flag: falkland islands,fk,flag|旗: フォークランド諸島,fk,旗
🇫🇲||micronesia,flag_fm|flag: micronesia,fm,flag|旗: ミクロネシア連邦,fm,旗
🇫🇴||faroe_islands,flag_fo|flag: faroe islands,fo,flag|旗: フェロー諸島,fo,旗
🇫🇷||fr,flag_fr,france|flag: france,flag|旗: フランス,旗
🇬🇦||gabon,flag_ga|flag: gabon,ga,flag|旗: ガボン,ga,旗
🇬🇧||gb,uk,flag_gb,united_kingdom|flag: united kingdom,flag|旗: イギリス,旗
🇬🇩||grenada,flag_gd|flag: grenada,gd,flag|旗: グレナダ,gd,旗
🇬🇪||georgia,flag_ge|flag: georgia,ge,flag|旗: ジョージア,ge,旗
🇬🇫||french_guiana,flag_gf|flag: french guiana,gf,flag|旗: 仏領ギアナ,gf,旗
🇬🇬||guernsey,flag_gg|flag: guernsey,gg,flag|旗: ガーンジー,gg,旗
🇬🇭||ghana,flag_gh|flag: ghana,gh,flag|旗: ガーナ,gh,旗
🇬🇮||gibraltar,flag_gi|flag: gibraltar,gi,flag|旗: ジブラルタル,gi,旗
🇬🇱||greenland,flag_gl|flag: greenland,gl,flag|旗: グリーンランド,gl,旗
🇬🇲||gambia,flag_gm|flag: gambia,gm,flag|旗: ガンビア,gm,旗
🇬🇳||guinea,flag_gn|flag: guinea,gn,flag|旗: ギニア,gn,旗
🇬🇵||guadeloupe,flag_gp|flag: guadeloupe,gp,flag|旗: グアドループ,gp,旗
🇬🇶||equatorial_guinea,flag_gq|flag: equatorial guinea,gq,flag|旗: 赤道ギニア,gq,旗
🇬🇷||greece,flag_gr|flag: greece,gr,flag|旗: ギリシャ,gr,旗
🇬🇸||south_georgia_south_sandwich_islands,flag_gs|flag: south georgia & south sandwich islands,gs,flag|旗: サウスジョージア・サウスサンドウィッチ諸島,gs,旗
🇬🇹||guatemala,flag_gt|flag: guatemala,gt,flag|旗: グアテマラ,gt,旗
🇬🇺||guam,flag_gu|flag: guam,gu,flag|旗: グアム,gu,旗
🇬🇼||guinea_bissau,flag_gw|flag: guinea-bissau,gw,flag|旗: ギニアビサウ,gw,旗
🇬🇾||guyana,flag_gy|flag: guyana,gy,flag|旗: ガイアナ,gy,旗
🇭🇰||hong_kong,flag_hk|flag: hong kong sar china,hk,flag|旗: 中華人民共和国香港特別行政区,hk,旗
🇭🇲||heard_mcdonald_islands,flag_hm|flag: heard & mcdonald islands,hm,flag|旗: ハード島・マクドナルド諸島,hm,旗
🇭🇳||honduras,flag_hn|flag: honduras,hn,flag|旗: ホンジュラス,hn,旗
🇭🇷||croatia,flag_hr|flag: croatia,hr,flag|旗: クロアチア,hr,旗
🇭🇹||haiti,flag_ht|flag: haiti,ht,flag|旗: ハイチ,ht,旗
🇭🇺||hungary,flag_hu|flag: hungary,hu,flag|旗: ハンガリー,hu,旗
🇮🇨||canary_islands,flag_ic|flag: canary islands,ic,flag|旗: カナリア諸島,ic,旗
🇮🇩||indonesia,flag_id|flag: indonesia,id,flag|旗: インドネシア,id,旗
🇮🇪||ireland,flag_ie|flag: ireland,ie,flag|旗: アイルランド,ie,旗
🇮🇱||israel,flag_il|flag: israel,il,flag|旗: イスラエル,il,旗
🇮🇲||isle_of_man,flag_im|flag: isle of man,im,flag|旗: マン島,im,旗
🇮🇳||india,flag_in|flag: india,in,flag|旗: インド,in,旗
🇮🇴||british_indian_ocean_territory,flag_io|flag: british indian ocean territory,io,flag|旗: 英領インド洋地域,io,旗
🇮🇶||iraq,flag_iq|flag: iraq,iq,flag|旗: イラク,iq,旗
🇮🇷||iran,flag_ir|flag: iran,ir,flag|旗: イラン,ir,旗
🇮🇸||iceland,flag_is|flag: iceland,is,flag|旗: アイスランド,is,旗
🇮🇹||it,flag_it,italy|flag: italy,flag|旗: イタリア,旗
🇯🇪||jersey,flag_je|flag: jersey,je,flag|旗: ジャージー,je,旗
🇯🇲||jamaica,flag_jm|flag: jamaica,jm,flag|旗: ジャマイカ,jm,旗
🇯🇴||jordan,flag_jo|flag: jordan,jo,flag|旗: ヨルダン,jo,旗
🇯🇵||jp,flag_jp,japan|flag: japan,flag|旗: 日本,旗
🇰🇪||kenya,flag_ke|flag: kenya,ke,flag|旗: ケニア,ke,旗
🇰🇬||kyrgyzstan,flag_kg|flag: kyrgyzstan,kg,flag|旗: キルギス,kg,旗
🇰🇭||cambodia,flag_kh|flag: cambodia,kh,flag|旗: カンボジア,kh,旗
🇰🇮||kiribati,flag_ki|flag: kiribati,ki,flag|旗: キリバス,ki,旗
🇰🇲||comoros,flag_km|flag: comoros,km,flag|旗: コモロ,km,旗
🇰🇳||st_kitts_nevis,flag_kn|flag: st. kitts & nevis,kn,flag|旗: セントクリストファー・ネーヴィス,kn,旗
🇰🇵||north_korea,flag_kp|flag: north korea,kp,flag|旗: 北朝鮮,kp,旗
🇰🇷||kr,flag_kr,south_korea|flag: south korea,flag|旗: 韓国,旗
🇰🇼||kuwait,flag_kw|flag: kuwait,kw,flag|旗: クウェート,kw,旗
🇰🇾||cayman_islands,flag_ky|flag: cayman islands,ky,flag|旗: ケイマン諸島,ky,旗
🇰🇿||kazakhstan,flag_kz|flag: kazakhstan,kz,flag|旗: カザフスタン,kz,旗
🇱🇦||laos,flag_la|flag: laos,la,flag|旗: ラオス,la,旗
🇱🇧||lebanon,flag_lb|flag: lebanon,lb,flag|旗: レバノン,lb,旗
🇱🇨||st_lucia,flag_lc|flag: st. lucia,lc,flag|旗: セントルシア,lc,旗
🇱🇮||liechtenstein,flag_li|flag: liechtenstein,li,flag|旗: リヒテンシュタイン,li,旗
🇱🇰||sri_lanka,flag_lk|flag: sri lanka,lk,flag|旗: スリランカ,lk,旗
🇱🇷||liberia,flag_lr|flag: liberia,lr,flag|旗: リベリア,lr,旗
🇱🇸||lesotho,flag_ls|flag: lesotho,ls,flag|旗: レソト,ls,旗
🇱🇹||lithuania,flag_lt|flag: lithuania,lt,flag|旗: リトアニア,lt,旗
🇱🇺||luxembourg,flag_lu|flag: luxembourg,lu,flag|旗: ルクセンブルク,lu,旗
🇱🇻||latvia,flag_lv|flag: latvia,lv,flag|旗: ラトビア,lv,旗
🇱🇾||libya,flag_ly|flag: libya,ly,flag|旗: リビア,ly,旗
🇲🇦||morocco,flag_ma|flag: morocco,ma,flag|旗: モロッコ,ma,旗
🇲🇨||monaco,flag_mc|flag: monaco,mc,flag|旗: モナコ,mc,旗
🇲🇩||moldova,flag_md|flag: moldova,md,flag|旗: モルドバ,md,旗
🇲🇪||montenegro,flag_me|flag: montenegro,me,flag|旗: モンテネグロ,me,旗
🇲🇫||st_martin,flag_mf|flag: st. martin,mf,flag|旗: サン・マルタン,mf,旗
🇲🇬||madagascar,flag_mg|flag: madagascar,mg,flag|旗: マダガスカル,mg,旗
🇲🇭||marshall_islands,flag_mh|flag: marshall islands,mh,flag|旗: マーシャル諸島,mh,旗
🇲🇰||macedonia,flag_mk|flag: north macedonia,mk,flag|旗: 北マケドニア,mk,旗
🇲🇱||mali,flag_ml|flag: mali,ml,flag|旗: マリ,ml,旗
🇲🇲||myanmar,burma,flag_mm|flag: myanmar (burma),mm,flag|旗: ミャンマー (ビルマ),mm,旗
🇲🇳||mongolia,flag_mn|flag: mongolia,mn,flag|旗: モンゴル,mn,旗
🇲🇴||macau,flag_mo,macao|flag: macao sar china,mo,flag|旗: 中華人民共和国マカオ特別行政区,mo,旗
🇲🇵||northern_mariana_islands,flag_mp|flag: northern mariana islands,mp,flag|旗: 北マリアナ諸島,mp,旗
🇲🇶||martinique,flag_mq|flag: martinique,mq,flag|旗: マルティニーク,mq,旗
🇲🇷||mauritania,flag_mr|flag: mauritania,mr,flag|旗: モーリタニア,mr,旗
🇲🇸||montserrat,flag_ms|flag: montserrat,ms,flag|旗: モントセラト,ms,旗
🇲🇹||malta,flag_mt|flag: malta,mt,flag|旗: マルタ,mt,旗
🇲🇺||mauritius,flag_mu|flag: mauritius,mu,flag|旗: モーリシャス,mu,旗
🇲🇻||maldives,flag_mv|flag: maldives,mv,flag|旗: モルディブ,mv,旗
🇲🇼||malawi,flag_mw|flag: malawi,mw,flag|旗: マラウイ,mw,旗
🇲🇽||mexico,flag_mx|flag: mexico,mx,flag|旗: メキシコ,mx,旗
🇲🇾||malaysia,flag_my|flag: malaysia,my,flag|旗: マレーシア,my,旗
🇲🇿||mozambique,flag_mz|flag: mozambique,mz,flag|旗: モザンビーク,mz,旗
🇳🇦||namibia,flag_na|flag: namibia,na,flag|旗: ナミビア,na,旗
🇳🇨||new_caledonia,flag_nc|flag: new caledonia,nc,flag|旗: ニューカレドニア,nc,旗
🇳🇪||niger,flag_ne|flag: niger,ne,flag|旗: ニジェール,ne,旗
🇳🇫||norfolk_island,flag_nf|flag: norfolk island,nf,flag|旗: ノーフォーク島,nf,旗
🇳🇬||nigeria,flag_ng|flag: nigeria,ng,flag|旗: ナイジェリア,ng,旗
🇳🇮||nicaragua,flag_ni|flag: nicaragua,ni,flag|旗: ニカラグア,ni,旗
🇳🇱||netherlands,flag_nl|flag: netherlands,nl,flag|旗: オランダ,nl,旗
🇳🇴||norway,flag_no|flag: norway,no,flag|旗: ノルウェー,no,旗
🇳🇵||nepal,flag_np|flag: nepal,np,flag|旗: ネパール,np,旗
🇳🇷||nauru,flag_nr|flag: nauru,nr,flag|旗: ナウル,nr,旗
🇳🇺||niue,flag_nu|flag: niue,nu,flag|旗: ニウエ,nu,旗
🇳🇿||new_zealand,flag_nz|flag: new zealand,nz,flag|旗: ニュージーランド,nz,旗
🇴🇲||oman,flag_om|flag: oman,om,flag|旗: オマーン,om,旗
🇵🇦||panama,flag_pa|flag: panama,pa,flag|旗: パナマ,pa,旗
🇵🇪||peru,flag_pe|flag: peru,pe,flag|旗: ペルー,pe,旗
🇵🇫||french_polynesia,flag_pf|flag: french polynesia,pf,flag|旗: 仏領ポリネシア,pf,旗
🇵🇬||papua_new_guinea,flag_pg|flag: papua new guinea,pg,flag|旗: パプアニューギニア,pg,旗
🇵🇭||philippines,flag_ph|flag: philippines,ph,flag|旗: フィリピン,ph,旗
🇵🇰||pakistan,flag_pk|flag: pakistan,pk,flag|旗: パキスタン,pk,旗
🇵🇱||poland,flag_pl|flag: poland,pl,flag|旗: ポーランド,pl,旗
🇵🇲||st_pierre_miquelon,flag_pm|flag: st. pierre & miquelon,pm,flag|旗: サンピエール島・ミクロン島,pm,旗
🇵🇳||pitcairn_islands,flag_pn|flag: pitcairn islands,pn,flag|旗: ピトケアン諸島,pn,旗
🇵🇷||puerto_rico,flag_pr|flag: puerto rico,pr,flag|旗: プエルトリコ,pr,旗
🇵🇸||palestinian_territories,flag_ps|flag: palestinian territories,ps,flag|旗: パレスチナ自治区,ps,旗
🇵🇹||portugal,flag_pt|flag: portugal,pt,flag|旗: ポルトガル,pt,旗
🇵🇼||palau,flag_pw|flag: palau,pw,flag|旗: パラオ,pw,旗
🇵🇾||paraguay,flag_py|flag: paraguay,py,flag|旗: パラグアイ,py,旗
🇶🇦||qatar,flag_qa|flag: qatar,qa,flag|旗: カタール,qa,旗
🇷🇪||reunion,flag_re|flag: réunion,re,flag|旗: レユニオン,re,旗
🇷🇴||romania,flag_ro|flag: romania,ro,flag|旗: ルーマニア,ro,旗
🇷🇸||serbia,flag_rs|flag: serbia,rs,flag|旗: セルビア,rs,旗
🇷🇺||ru,flag_ru,russia|flag: russia,flag|旗: ロシア,旗
🇷🇼||rwanda,flag_rw|flag: rwanda,rw,flag|旗: ルワンダ,rw,旗
🇸🇦||saudi_arabia,flag_sa|flag: saudi arabia,sa,flag|旗: サウジアラビア,sa,旗
🇸🇧||solomon_islands,flag_sb|flag: solomon islands,sb,flag|旗: ソロモン諸島,sb,旗
🇸🇨||seychelles,flag_sc|flag: seychelles,sc,flag|旗: セーシェル,sc,旗
🇸🇩||sudan,flag_sd|flag: sudan,sd,flag|旗: スーダン,sd,旗
🇸🇪||sweden,flag_se|flag: sweden,se,flag|旗: スウェーデン,se,旗
🇸🇬||singapore,flag_sg|flag: singapore,sg,flag|旗: シンガポール,sg,旗
🇸🇭||st_helena,flag_sh|flag: st. helena,sh,flag|旗: セントヘレナ,sh,旗
🇸🇮||slovenia,flag_si|flag: slovenia,si,flag|旗: スロベニア,si,旗
🇸🇯||svalbard_jan_mayen,flag_sj|flag: svalbard & jan mayen,sj,flag|旗: スバールバル諸島・ヤンマイエン島,sj,旗
🇸🇰||slovakia,flag_sk|flag: slovakia,sk,flag|旗: スロバキア,sk,旗
🇸🇱||sierra_leone,flag_sl|flag: sierra leone,sl,flag|旗: シエラレオネ,sl,旗
🇸🇲||san_marino,flag_sm|flag: san marino,sm,flag|旗: サンマリノ,sm,旗
🇸🇳||senegal,flag_sn|flag: senegal,sn,flag|旗: セネガル,sn,旗
🇸🇴||somalia,flag_so|flag: somalia,so,flag|旗: ソマリア,so,旗
🇸🇷||suriname,flag_sr|flag: suriname,sr,flag|旗: スリナム,sr,旗
🇸🇸||south_sudan,flag_ss|flag: south sudan,ss,flag|旗: 南スーダン,ss,旗
🇸🇹||sao_tome_principe,flag_st|flag: são tomé & príncipe,st,flag|旗: サントメ・プリンシペ,st,旗
🇸🇻||el_salvador,flag_sv|flag: el salvador,sv,flag|旗: エルサルバドル,sv,旗
🇸🇽||sint_maarten,flag_sx|flag: sint maarten,sx,flag|旗: シント・マールテン,sx,旗
🇸🇾||syria,flag_sy|flag: syria,sy,flag|旗: シリア,sy,旗
🇸🇿||swaziland,eswatini,flag_sz|flag: eswatini,sz,flag|旗: エスワティニ,sz,旗
🇹🇦||tristan_da_cunha,flag_ta|flag: tristan da cunha,ta,flag|旗: トリスタン・ダ・クーニャ,ta,旗
🇹🇨||turks_caicos_islands,flag_tc|flag: turks & caicos islands,tc,flag|旗: タークス・カイコス諸島,tc,旗
🇹🇩||chad,flag_td|flag: chad,td,flag|旗: チャド,td,旗
🇹🇫||french_southern_territories,flag_tf|flag: french southern territories,tf,flag|旗: 仏領極南諸島,tf,旗
🇹🇬||togo,flag_tg|flag: togo,tg,flag|旗: トーゴ,tg,旗
🇹🇭||thailand,flag_th|flag: thailand,th,flag|旗: タイ,th,旗
🇹🇯||tajikistan,flag_tj|flag: tajikistan,tj,flag|旗: タジキスタン,tj,旗
🇹🇰||tokelau,flag_tk|flag: tokelau,tk,flag|旗: トケラウ,tk,旗
🇹🇱||timor_leste,flag_tl|flag: timor-leste,tl,flag|旗: 東ティモール,tl,旗
🇹🇲||turkmenistan,flag_tm|flag: turkmenistan,tm,flag|旗: トルクメニスタン,tm,旗
🇹🇳||tunisia,flag_tn|flag: tunisia,tn,flag|旗: チュニジア,tn,旗
🇹🇴||tonga,flag_to|flag: tonga,to,flag|旗: トンガ,to,旗
🇹🇷||tr,flag_tr,turkey_tr|flag: türkiye,flag|旗: トルコ,旗
🇹🇹||trinidad_tobago,flag_tt|flag: trinidad & tobago,tt,flag|旗: トリニダード・トバゴ,tt,旗
🇹🇻||tuvalu,flag_tv|flag: tuvalu,tv,flag|旗: ツバル,tv,旗
🇹🇼||taiwan,flag_tw|flag: taiwan,tw,flag|旗: 台湾,tw,旗
🇹🇿||tanzania,flag_tz|flag: tanzania,tz,flag|旗: タンザニア,tz,旗
🇺🇦||ukraine,flag_ua|flag: ukraine,ua,flag|旗: ウクライナ,ua,旗
🇺🇬||uganda,flag_ug|flag: uganda,ug,flag|旗: ウガンダ,ug,旗
🇺🇲||us_outlying_islands,flag_um|flag: u.s. outlying islands,um,flag|旗: 合衆国領有小離島,um,旗
🇺🇳||united_nations,flag_un,un|flag: united nations,flag|旗: 国際連合,旗
🇺🇸||us,flag_us,united_states,usa|flag: united states,flag|旗: アメリカ合衆国,旗
🇺🇾||uruguay,flag_uy|flag: uruguay,uy,flag|旗: ウルグアイ,uy,旗
🇺🇿||uzbekistan,flag_uz|flag: uzbekistan,uz,flag|旗: ウズベキスタン,uz,旗
🇻🇦||vatican_city,flag_va|flag: vatican city,va,flag|旗: バチカン市国,va,旗
🇻🇨||st_vincent_grenadines,flag_vc|flag: st. vincent & grenadines,vc,flag|旗: セントビンセント及びグレナディーン諸島,vc,旗
🇻🇪||venezuela,flag_ve|flag: venezuela,ve,flag|旗: ベネズエラ,ve,旗
🇻🇬||british_virgin_islands,flag_vg|flag: british virgin islands,vg,flag|旗: 英領ヴァージン諸島,vg,旗
🇻🇮||us_virgin_islands,flag_vi|flag: u.s. virgin islands,vi,flag|旗: 米領ヴァージン諸島,vi,旗
🇻🇳||vietnam,flag_vn|flag: vietnam,vn,flag|旗: ベトナム,vn,旗
🇻🇺||vanuatu,flag_vu|flag: vanuatu,vu,flag|旗: バヌアツ,vu,旗
🇼🇫||wallis_futuna,flag_wf|flag: wallis & futuna,wf,flag|旗: ウォリス・フツナ,wf,旗
🇼🇸||samoa,flag_ws|flag: samoa,ws,flag|旗: サモア,ws,旗
🇽🇰||kosovo,flag_xk|flag: kosovo,xk,flag|旗: コソボ,xk,旗
🇾🇪||yemen,flag_ye|flag: yemen,ye,flag|旗: イエメン,ye,旗
🇾🇹||mayotte,flag_yt|flag: mayotte,yt,flag|旗: マヨット,yt,旗
🇿🇦||south_africa,flag_za|flag: south africa,za,flag|旗: 南アフリカ,za,旗
🇿🇲||zambia,flag_zm|flag: zambia,zm,flag|旗: ザンビア,zm,旗
🇿🇼||zimbabwe,flag_zw|flag: zimbabwe,zw,flag|旗: ジンバブエ,zw,旗
🏴󠁧󠁢󠁥󠁮󠁧󠁿||england,flag_gbeng|flag: england,flag,gbeng|旗: イングランド,gbeng,旗
🏴󠁧󠁢󠁳󠁣󠁴󠁿||scotland,flag_gbsct|flag: scotland,flag,gbsct|旗: スコットランド,gbsct,旗
🏴󠁧󠁢󠁷󠁬󠁳󠁿||wales,flag_gbwls|flag: wales,flag,gbwls|旗: ウェールズ,gbwls,旗
`,
};
